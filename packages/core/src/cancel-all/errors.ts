import { CalloffError } from "@calloff/runtime";

/** The vendor's last error, with what has been given up because of it. */
export function givenUpError(error: CalloffError, patience: number): CalloffError {
  const { retryAfter, cause } = error;
  const why =
    retryAfter !== undefined && retryAfter > patience
      ? `the vendor asks to wait ${retryAfter} ms`
      : "no answer from the vendor";
  const message = `${error.message} Gave up: ${why}; patience is ${patience} ms.`;
  return new CalloffError({ ...error, cause, message });
}

/** The error for a reference that was still waiting when the run was aborted, or a call that went on all the same. */
export function abortedError(after = "Nothing was sent."): CalloffError {
  return new CalloffError({ code: "aborted", message: `Aborted by the caller. ${after}` });
}

/** The error for a reference that is not held because its vendor does not answer. */
export function setAsideError(provider: string): CalloffError {
  return new CalloffError({
    code: "timeout",
    provider,
    message: `${provider}: the vendor is not answering. Nothing was sent.`,
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
