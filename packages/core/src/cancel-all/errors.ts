import { CalloffError } from "@calloff/runtime";

/** The vendor's last error, with what has been given up because of it. */
export function givenUpError(error: CalloffError, patience: number): CalloffError {
  const { retryAfter, cause } = error;
  const why =
    retryAfter !== undefined && retryAfter > patience
      ? `Given up: the vendor asks to wait ${retryAfter} ms, and patience is ${patience} ms.`
      : `Given up: no answer from the vendor within ${patience} ms (patience).`;
  return new CalloffError({ ...error, cause, message: `${error.message} ${why}` });
}

/** The error for a reference that was still waiting when the run was aborted. */
export function abortedError(): CalloffError {
  return new CalloffError({ code: "aborted", message: "Aborted by the caller. Nothing was sent." });
}

/** The error for a call that went on although it was aborted. */
export function ignoredAbortError(): CalloffError {
  return new CalloffError({
    code: "aborted",
    message: "Aborted by the caller. The request may still reach the vendor.",
  });
}

/** The error for a reference that is not held because its vendor does not answer. */
export function setAsideError(provider: string): CalloffError {
  return new CalloffError({
    code: "timeout",
    provider,
    message: `${provider}: the vendor is not answering. Nothing was sent; try again later.`,
  });
}

/** The error for an object that only looks like a reference, and throws when it is read. */
export function asRefusal(error: unknown): CalloffError {
  if (CalloffError.is(error)) return error;
  return new CalloffError({
    code: "invalid-options",
    message: "This job reference cannot be read.",
    cause: error,
  });
}
