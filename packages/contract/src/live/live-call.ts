import type { CancelableDescriptor, ClientOptions } from "@calloff/runtime";
import { CalloffError, createProviders, type Outcome } from "calloff";
import { Failure } from "../../failure.ts";

/** Any provider, whatever its id's type. */
interface Cancels {
  readonly descriptor: CancelableDescriptor;
  cancel(id: string): Promise<Outcome>;
}

/** @throws Failure for a provider that there is not, or options that the client refuses */
export function createLiveClient(provider: string, options: ClientOptions): Cancels {
  const known = Object.keys(createProviders());
  if (!known.includes(provider)) {
    throw new Failure(`There is no provider ${JSON.stringify(provider)}; there are ${known.join(", ")}.`);
  }
  const providers = createProviders({ [provider]: options }) as object as Record<string, Cancels>;
  const created = providers[provider];
  if (created === undefined) throw new Failure(`${provider} was not created.`);
  return created;
}

/**
 * The request that the client would send for a job, without sending it.
 *
 * @throws CalloffError when the client refuses the id, the key or the options
 */
export async function previewRequest(
  provider: string,
  job: string,
  options: ClientOptions,
): Promise<{ method: string; url: string }> {
  let request: { method: string; url: string } | undefined;
  const capture: typeof globalThis.fetch = async (input, init) => {
    request = { method: init?.method ?? "GET", url: String(input) };
    throw new Error("this is only a preview");
  };
  await createLiveClient(provider, { ...options, fetch: capture })
    .cancel(job)
    .catch((error: unknown) => {
      if (request === undefined) throw error;
    });
  if (request === undefined) throw new Failure(`${provider}: the client sent nothing.`);
  return request;
}

/** What the client made of the vendor's answer. */
export type Result =
  | { readonly outcome: Outcome; readonly error?: undefined }
  | { readonly outcome?: undefined; readonly error: CalloffError };

export async function callVendor(provider: string, job: string, options: ClientOptions): Promise<Result> {
  try {
    return { outcome: await createLiveClient(provider, options).cancel(job) };
  } catch (error) {
    if (CalloffError.is(error)) return { error };
    throw error;
  }
}
