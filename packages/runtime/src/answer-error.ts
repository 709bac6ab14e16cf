import type { AnswerErrorCode, ProviderDescriptor } from "./descriptor.ts";
import { CalloffError } from "./error.ts";
import { parseRetryAfter } from "./retry.ts";
import type { Answer } from "./send.ts";
import { vendorMessage } from "./vendor-message.ts";

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

interface Context {
  readonly descriptor: ProviderDescriptor;
  readonly operation: string;
  readonly answer: Answer;
  /** Parsed, or else as text. */
  readonly body: unknown;
}

/** The error for an answer that says nothing about the job. */
export function answerError(code: AnswerErrorCode | "not-found", context: Context): CalloffError {
  const { descriptor, operation, answer, body } = context;
  const { status, attempts } = answer;
  const retryAfter = parseRetryAfter(answer.headers);
  const said = vendorMessage(body);
  const message = [
    `${descriptor.name}: ${operation} was answered with ${status}, ${code}`,
    said === undefined ? "" : `: ${JSON.stringify(said.slice(0, 200))}`,
    `; ${ADVICE[code]}`,
    code === "unauthorized" && descriptor.credential ? ` (${descriptor.credential.env} or apiKey)` : "",
    retryAfter === undefined ? "" : ` (the vendor asks to wait ${retryAfter} ms)`,
    ".",
  ].join("");
  return new CalloffError({
    code,
    provider: descriptor.name,
    operation,
    status,
    attempts,
    retryAfter,
    body,
    message,
  });
}
