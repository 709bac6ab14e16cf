import type { CallOptions, JobId, JobStatus, Outcome } from "@calloff/runtime";
import { checkJobId } from "@calloff/runtime/internal";
import type { Calloff } from "./calloff.ts";
import { cancelAll } from "./cancel-all/cancel-all.ts";
import type { CancelAllOptions } from "./cancel-all/cancel-all-options.ts";
import type { LocatedJob } from "./cancel-all/provider-queue.ts";
import { type AnyProvider, checkProviders, findAble, invalid, type ProviderMap, shown } from "./composed.ts";
import { splitReference, writeReference } from "./job-reference.ts";

/** What the composed providers do, and what more of it others build on. */
export interface Composition<Providers> {
  readonly jobs: Calloff<Providers>;
  /** @throws CalloffError `invalid-options` when there is no such provider, or it cannot cancel */
  findCancelable(name: unknown): AnyProvider;
  /**
   * The job of a reference of either kind.
   *
   * @throws CalloffError `invalid-options`, `invalid-job-id`
   */
  parseReference(reference: unknown): { readonly provider: string; readonly id: JobId };
}

/**
 * Combines providers under one `cancel`. Each provider keeps its own key and options.
 *
 * @throws CalloffError `invalid-options`
 * @example
 * const jobs = createCalloff({ pulse: createPulse(), tensorpix: createTensorPix() });
 * const { state } = await jobs.cancel("pulse", "abc");
 */
export function createCalloff<const Providers extends ProviderMap<Providers>>(
  providers: Providers,
): Calloff<Providers> {
  return composeProviders(providers).jobs;
}

/** @throws CalloffError `invalid-options` */
export function composeProviders<const Providers extends ProviderMap<Providers>>(
  providers: Providers,
): Composition<Providers> {
  const byName = checkProviders(providers);
  const cancelable = [...byName].flatMap(([name, { cancel }]) => (cancel === undefined ? [] : name));

  function calls(ability: "cancel" | "status") {
    return async (...args: TargetedCall): Promise<Outcome | JobStatus> => {
      const [name, id, options] = readTarget(args);
      return findAble(byName, name, ability)[ability](id as never, options as CallOptions);
    };
  }

  function findCancelable(name: unknown): AnyProvider {
    return findAble(byName, name, "cancel");
  }

  function parseReference(text: unknown): { provider: string; id: JobId } {
    const { provider, id, target } = locate(text);
    return { provider, id: checkJobId(id, target.descriptor.cancel.id) };
  }

  function locate(target: unknown): LocatedJob & { readonly target: AnyProvider } {
    const reference = splitReference(target);
    if (reference === undefined)
      throw invalid(`${shown(target)} is not a job reference; write provider:id, for example pulse:abc`);
    const { provider, id } = reference;
    return {
      reference: target,
      provider: String(provider),
      id,
      target: findCancelable(provider),
    };
  }

  const jobs = {
    providers,
    cancel: calls("cancel"),
    status: calls("status"),
    parseReference,
    formatReference: (job: unknown) => writeReference(parseReference(job)),
    cancelAll: (references: Iterable<unknown> | AsyncIterable<unknown>, options: CancelAllOptions = {}) =>
      cancelAll(references, options, cancelable, locate),
  };
  // The implementations have one signature each, and the interface's overloads depend on the providers.
  return { jobs: jobs as unknown as Calloff<Providers>, findCancelable, parseReference };
}

/** A provider's name, an id and options; or a reference and options. */
type TargetedCall = [target: unknown, second?: unknown, third?: unknown];

function readTarget([target, second, third]: TargetedCall): [name: unknown, id: unknown, options: unknown] {
  const reference = splitReference(target);
  return reference === undefined ? [target, second, third] : [reference.provider, reference.id, second];
}
