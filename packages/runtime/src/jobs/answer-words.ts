import type { AnswerErrorCode } from "../descriptor.ts";
import { parseRetryAfter } from "../http/retry-after.ts";

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

/** An answer that says nothing about the job. */
interface Refusal {
  readonly code: AnswerErrorCode | "not-found";
  readonly operation: string;
  readonly status: number;
  /** The vendor's own words. */
  readonly said: string | undefined;
  /** The variable that holds the key. */
  readonly variable: string | undefined;
}

/** What to say of it, and the milliseconds that the vendor asks to wait. */
export function answerWords(
  { code, operation, status, said, variable }: Refusal,
  headers: Headers,
): { message: string; retryAfter: number | undefined } {
  const retryAfter = parseRetryAfter(headers);
  const message = [
    `${operation} was answered with ${status}, ${code}`,
    said === undefined ? "" : `: ${JSON.stringify(said.slice(0, 200))}`,
    `; ${ADVICE[code]}`,
    code === "unauthorized" && variable !== undefined ? ` (${variable} or apiKey)` : "",
    retryAfter === undefined ? "" : ` (the vendor asks to wait ${retryAfter} ms)`,
  ].join("");
  return { message, retryAfter };
}

export function redirectWords(operation: string): { message: string } {
  const message = `${operation} was answered with a redirect. It was not followed: it would take the API key along. Check baseUrl`;
  return { message };
}
