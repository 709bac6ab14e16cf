import { UserError } from "@calloff/openapi/internal";
import { CalloffError, type CancelableDescriptor, type ClientOptions, type Outcome } from "@calloff/runtime";
import type { Subject } from "../subject.ts";

/** A provider that can cancel. */
export interface CancelableSubject extends Subject {
  readonly descriptor: CancelableDescriptor;
}

/** @throws UserError for a provider that cannot cancel */
export function toCancelable(subject: Subject): CancelableSubject {
  const { descriptor } = subject;
  if ("cancel" in descriptor && descriptor.cancel !== undefined) return { ...subject, descriptor };
  throw new UserError(`${subject.provider} cannot cancel a job: there is nothing to check.`);
}

/** @throws UserError for a client without `cancel`; CalloffError when the client refuses the id, the key or the options */
async function cancelBy(
  { provider, create }: Subject,
  job: string,
  options: ClientOptions,
): Promise<Outcome> {
  const outcome = await create(options).cancel?.(job);
  if (outcome === undefined) throw new UserError(`${provider}: the client has no cancel.`);
  return outcome;
}

/**
 * The request that the client would send for a job, without sending it.
 *
 * @throws CalloffError when the client refuses the id, the key or the options
 */
export async function previewRequest(
  subject: Subject,
  job: string,
  options: ClientOptions,
): Promise<{ method: string; url: string }> {
  let request: { method: string; url: string } | undefined;
  const capture: typeof globalThis.fetch = async (input, init) => {
    request = { method: init?.method ?? "GET", url: String(input) };
    throw new Error("this is only a preview");
  };
  await cancelBy(subject, job, { ...options, fetch: capture }).catch((error: unknown) => {
    if (request === undefined) throw error;
  });
  if (request === undefined) throw new UserError(`${subject.provider}: the client sent nothing.`);
  return request;
}

/** What the client made of the vendor's answer. */
export type Result =
  | { readonly outcome: Outcome; readonly error?: undefined }
  | { readonly outcome?: undefined; readonly error: CalloffError };

export async function callVendor(subject: Subject, job: string, options: ClientOptions): Promise<Result> {
  try {
    return { outcome: await cancelBy(subject, job, options) };
  } catch (error) {
    if (CalloffError.is(error)) return { error };
    throw error;
  }
}
