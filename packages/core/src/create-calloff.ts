import type { CallOptions, JobStatus, Outcome } from "@calloff/runtime";
import { checkCallOptions, checkJobId } from "@calloff/runtime/internal";
import type { Calloff } from "./calloff.ts";
import { cancelAll } from "./cancel-all/cancel-all.ts";
import type { CancelAllOptions } from "./cancel-all/cancel-all-options.ts";
import type { LocatedJob } from "./cancel-all/provider-queue.ts";
import { type AnyProvider, checkProviders, findAble, invalid, type ProviderMap, shown } from "./composed.ts";
import { type AbortWatch, cancelOnAbort } from "./guards/cancel-on-abort.ts";
import { type GuardedJob, type GuardOptions, guardJob } from "./guards/guard.ts";
import { Guards } from "./guards/guards.ts";
import { splitReference } from "./job-reference.ts";

/** What the composed providers do, and those of their jobs that are guarded. */
export interface Composition<Providers> {
  readonly jobs: Calloff<Providers>;
  readonly guards: Guards;
  /** @throws CalloffError `invalid-options` when there is no such provider, or it cannot cancel */
  findCancelable(name: unknown): AnyProvider;
}

/**
 * Composes providers under one `cancel`. It takes each provider as it is, its key and its options included.
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
  const guards = new Guards();
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

  function parseReference(text: unknown): { provider: string; id: unknown } {
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

  /** A cancel for later. What is wrong with it is said now: later nobody may be there, and the job goes on. */
  function prepare(target: unknown, options: GuardOptions = {}): Prepared {
    const { provider, id } = parseReference(target);
    const able = findCancelable(provider);
    checkCallOptions(provider, options, { timeout: 1, retries: 0 });
    return async (signal) => able.cancel(id as never, { ...options, signal });
  }

  const jobs = {
    providers,
    cancel: calls("cancel"),
    status: calls("status"),
    parseReference,
    guard(reference: unknown, options?: GuardOptions): GuardedJob {
      return guardJob(guards, reference, prepare(reference, options));
    },
    cancelOnAbort(signal: AbortSignal, reference: unknown, options?: GuardOptions): AbortWatch {
      if (typeof signal?.addEventListener !== "function") throw invalid("cancelOnAbort takes an AbortSignal");
      return cancelOnAbort(signal, prepare(reference, options));
    },
    cancelAll: (references: Iterable<unknown> | AsyncIterable<unknown>, options: CancelAllOptions = {}) =>
      cancelAll(references, options, cancelable, locate),
  };
  // The implementations have one signature each, and the interface's overloads depend on the providers.
  return { jobs: jobs as unknown as Calloff<Providers>, guards, findCancelable };
}

/** A cancel that is only to be sent yet. */
type Prepared = (signal?: AbortSignal) => Promise<Outcome>;

/** A provider's name, an id and options; or a reference and options. */
type TargetedCall = [target: unknown, second?: unknown, third?: unknown];

function readTarget([target, second, third]: TargetedCall): [name: unknown, id: unknown, options: unknown] {
  const reference = splitReference(target);
  return reference === undefined ? [target, second, third] : [reference.provider, reference.id, second];
}
