import { CalloffError } from "@calloff/runtime";

/** What a provider's `cancel` failed with. A provider that is not one of ours may throw anything. */
export function asCalloffError(error: unknown): CalloffError {
  if (CalloffError.is(error)) return error;
  return new CalloffError({
    code: "unexpected-response",
    message: `The provider's own cancel failed: ${printed(error)}. The job may still be running.`,
    cause: error,
    // Nobody knows whether it has sent something; that it has is the safer guess.
    attempts: 1,
  });
}

/** An object without a prototype, and one whose `toString` throws, cannot be printed. */
function printed(error: unknown): string {
  try {
    return `${error instanceof Error ? error.message : error}`;
  } catch {
    return "a value that cannot be printed";
  }
}
