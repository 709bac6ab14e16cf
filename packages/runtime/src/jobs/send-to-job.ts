import type { JobOperation } from "../descriptor.ts";
import { type Answer, type Call, type Sender, send } from "../http/send.ts";
import { toPathSegment } from "./job-id.ts";
import type { JobId } from "./outcome.ts";

type Limits = Pick<Call, "signal" | "timeout" | "retries">;

/** What an operation on a job is called in messages. */
export function operationName({ method, path }: JobOperation): string {
  return `${method} ${path}`;
}

/**
 * Sends an operation on one job.
 *
 * @throws CalloffError when the id is none, or there is no answer
 */
export function sendToJob(
  sender: Sender,
  operation: JobOperation,
  id: JobId,
  { signal, timeout, retries }: Limits,
  needsBody: boolean,
): Promise<Answer> {
  const { method, path, id: parameter } = operation;
  // It is percent-encoded, so it holds no "$", which would mean something in a replacement.
  const segment = toPathSegment(id, parameter.rule);
  return send(sender, {
    operation: operationName(operation),
    method,
    url: sender.settings.baseUrl + path.replace(`{${parameter.name}}`, segment),
    repeatable: true,
    needsBody,
    signal,
    timeout,
    retries,
  });
}
