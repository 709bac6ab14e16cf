/**
 * A variable of the environment. Browsers and some workers have no `process`, and no environment.
 *
 * @throws in Deno, for a variable that the program may not read
 */
export function readEnvironment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.[name];
}

/** A variable that is not needed: one that may not be read counts as not set. */
export function readIfAllowed(name: string): string | undefined {
  try {
    return readEnvironment(name);
  } catch {
    return undefined;
  }
}
