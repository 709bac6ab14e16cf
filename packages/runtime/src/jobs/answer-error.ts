import type { AnswerErrorCode, JobOperation, ProviderDescriptor } from "../descriptor.ts";
import { CalloffError } from "../error.ts";
import type { Answer } from "../http/call.ts";
import { parseBody, textOf } from "../http/parse-body.ts";
import { parseRetryAfter } from "../http/retry-after.ts";
import { operationName } from "./send-to-job.ts";
import { vendorMessage } from "./vendor-message.ts";

/** Characters of the vendor's own words that a message repeats. */
const MAX_QUOTE = 200;

/** What to do next. */
const ADVICE: Readonly<Record<AnswerErrorCode | "not-found", string>> = {
  unauthorized: "check the API key",
  forbidden: "use a key of the account that owns the job",
  "not-found": "check the job id, and that the key is of the account that owns the job",
  "invalid-request": "check the job id",
  "rate-limited": "try again later",
  "server-error": "the job may still be running; try again",
  timeout: "the job may still be running; try again",
  "unexpected-response": "check baseUrl, and whether the vendor's API has changed",
};

/** The error for an answer that says nothing about the job. */
export function answerError(
  code: AnswerErrorCode | "not-found",
  { name: provider, credential }: ProviderDescriptor,
  jobOperation: JobOperation,
  answer: Answer,
): CalloffError {
  const { status, attempts } = answer;
  const operation = operationName(jobOperation);
  const body = parseBody(answer).body ?? (textOf(answer) || undefined);
  const quote = vendorMessage(body)?.slice(0, MAX_QUOTE);
  const retryAfter = parseRetryAfter(answer.headers);
  const message = [
    `${provider}: ${operation} returned ${status}, ${code}`,
    quote === undefined ? "" : `: ${JSON.stringify(quote)}`,
    `; ${ADVICE[code]}`,
    code === "unauthorized" && credential !== undefined ? ` (${credential.env} or apiKey)` : "",
    retryAfter === undefined ? "" : ` (the vendor asks to wait ${retryAfter} ms)`,
    ".",
  ].join("");
  return new CalloffError({ code, provider, operation, status, attempts, retryAfter, body, message });
}
