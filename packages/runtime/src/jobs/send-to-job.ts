import type { JobIdDescriptor, JobOperation } from "../descriptor.ts";
import { requireBaseUrl } from "../http/base-url.ts";
import type { Answer } from "../http/call.ts";
import { send } from "../http/send.ts";
import type { CallSettings, ProviderContext } from "../options.ts";
import { toPathSegment } from "./job-id.ts";
import type { JobId } from "./outcome.ts";
import type { PlaceId } from "./place-id.ts";

/** What an operation on a job is called in messages and hooks. */
export function operationName({ method, path }: JobOperation): string {
  return `${method} ${path}`;
}

/**
 * Sends an operation on one job.
 *
 * @param needsBody whether an answer is worth nothing without its body
 * @throws CalloffError `invalid-job-id`, and where there is no answer
 */
export function sendToJob(
  context: ProviderContext,
  operation: JobOperation,
  id: JobId,
  { signal, timeout, retries }: CallSettings,
  needsBody: boolean,
): Promise<Answer> {
  const { method } = operation;
  const { path, ...content } = (operation.place ?? placeInPath)(id, operation);
  return send(context, {
    signal,
    timeout,
    retries,
    operation: operationName(operation),
    method,
    url: requireBaseUrl(context) + path,
    ...content,
    // Next.js and browsers keep answers to GET: a job would then be "running" for ever.
    cache: "no-store",
    repeatable: true,
    needsBody,
  });
}

const placeInPath: PlaceId = (id, { path, id: descriptor }) => {
  const { name, kind } = descriptor as JobIdDescriptor;
  // It is percent-encoded, so it holds no "$", which would mean something in a replacement.
  return { path: path.replace(`{${name}}`, toPathSegment(id, kind)) };
};
