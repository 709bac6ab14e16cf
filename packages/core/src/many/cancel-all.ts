import { type CancelAllOptions, checkCancelAllOptions, type ManySettings } from "./cancel-all-options.ts";
import type { CancelResult } from "./cancel-result.ts";
import { ReferenceSource } from "./reference-source.ts";
import { type Locate, Run } from "./run.ts";

/**
 * Cancels all jobs of `references` and gives exactly one result for each, in the order in which they come.
 *
 * @throws CalloffError `invalid-options`, at once
 */
export function cancelAll(
  references: Iterable<unknown> | AsyncIterable<unknown>,
  options: CancelAllOptions,
  locate: Locate,
): AsyncGenerator<CancelResult, void, undefined> {
  const settings = checkCancelAllOptions(references, options);
  return results(references, settings, locate);
}

/** Its body begins with the first result that is asked for: before, nothing is opened and nothing listened to. */
async function* results(
  references: Iterable<unknown> | AsyncIterable<unknown>,
  settings: ManySettings,
  locate: Locate,
): AsyncGenerator<CancelResult, void, undefined> {
  const source = new ReferenceSource(references);
  const run = new Run(source, settings, locate);
  try {
    for (;;) {
      const result = run.take();
      if (result !== undefined) yield result;
      else if (run.isOver) break;
      else await run.news();
    }
    source.throwIfFailed();
  } finally {
    await run.close();
  }
}
