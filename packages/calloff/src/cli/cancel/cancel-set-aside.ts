import type { RunResult } from "./result-line.ts";

/** `cancelAll` with all its options but the references. */
type Run = (references: Iterable<string> | AsyncIterable<string>) => AsyncIterable<RunResult>;

/**
 * Runs over the references, and once more over those that were set aside because their vendor was not answering, when
 * all others are done. The second run is over a list, of which nothing is set aside.
 */
export async function* cancelSetAside(
  references: AsyncIterable<string>,
  run: Run,
): AsyncGenerator<RunResult, void, undefined> {
  const setAside: string[] = [];
  for await (const result of run(references)) {
    if (result.kind === "not-sent" && result.reason === "set-aside") setAside.push(result.reference);
    else yield result;
  }
  if (setAside.length > 0) yield* run(setAside);
}
