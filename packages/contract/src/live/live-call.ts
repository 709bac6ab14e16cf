import { UserError } from "@calloff/openapi/internal";
import { CalloffError, type ClientOptions, type Outcome } from "@calloff/runtime";
import { jobsOf } from "../call-client.ts";
import { type JobKind, jobKindsOf } from "../job-kinds.ts";
import type { BuiltJobs, Subject } from "../subject.ts";

/** A provider that can cancel, or one of its kinds of job. */
export interface CancelableSubject extends JobKind, Pick<Subject, "document"> {
  create(options: ClientOptions): BuiltJobs;
}

/** @throws UserError for a provider that cannot cancel, and for one whose kinds of job leave open which is meant */
export function toCancelable(subject: Subject, kind?: string): CancelableSubject {
  const { provider, document, create } = subject;
  const kinds = jobKindsOf(subject);
  if (kinds.length === 0) throw new UserError(`${provider} cannot cancel a job: there is nothing to check.`);
  const job = kinds.find((each) => each.kind === kind);
  if (job !== undefined) return { ...job, document, create: (options) => jobsOf(create(options), kind) };
  const known = kinds.map((each) => each.kind).join(", ");
  throw new UserError(
    known === ""
      ? `${provider} has one kind of job: leave out ${kind}. Nothing was sent.`
      : `${provider} has several kinds of job: name one of ${known}. Nothing was sent.`,
  );
}

/** @throws UserError for a client without `cancel`; CalloffError when the client refuses the id, the key or the options */
async function cancelBy(
  { provider, create }: CancelableSubject,
  job: string,
  client: ClientOptions,
  options: { readonly evenIfFinished?: boolean } = {},
): Promise<Outcome> {
  const { cancel } = create(client) as { cancel?(id: string, options: object): Promise<Outcome> };
  if (cancel === undefined) throw new UserError(`${provider}: the client has no cancel.`);
  return cancel(job, options);
}

/** Whether the client reads the status first, and leaves a finished job as it is. */
export function readsFirst({ descriptor }: CancelableSubject): boolean {
  return descriptor.cancel.whenFinished !== undefined;
}

/**
 * The request that the client would send for a job, without sending it.
 *
 * @throws CalloffError when the client refuses the id, the key or the options
 */
export async function previewRequest(
  subject: CancelableSubject,
  job: string,
  options: ClientOptions,
): Promise<{ method: string; url: string }> {
  let request: { method: string; url: string } | undefined;
  const capture: typeof globalThis.fetch = async (input, init) => {
    request = { method: init?.method ?? "GET", url: String(input) };
    throw new Error("this is only a preview");
  };
  const even = readsFirst(subject) ? { evenIfFinished: true } : {};
  await cancelBy(subject, job, { ...options, fetch: capture }, even).catch((error: unknown) => {
    if (request === undefined) throw error;
  });
  if (request === undefined) throw new UserError(`${subject.provider}: the client sent nothing.`);
  return request;
}

/** What the client made of the vendor's answer. */
export type Result =
  | { readonly outcome: Outcome; readonly error?: undefined }
  | { readonly outcome?: undefined; readonly error: CalloffError };

export async function callVendor(
  subject: CancelableSubject,
  job: string,
  options: ClientOptions,
): Promise<Result> {
  try {
    return { outcome: await cancelBy(subject, job, options) };
  } catch (error) {
    if (CalloffError.is(error)) return { error };
    throw error;
  }
}
