import { type CancelAllOptions, checkCancelAllOptions } from "./cancel-all-options.ts";
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
  const source = new ReferenceSource(references);
  return results(source, () => new Run(source, settings, locate));
}

/** @param open called with the first result that is asked for: before, nothing is listened to */
async function* results(
  source: ReferenceSource,
  open: () => Run,
): AsyncGenerator<CancelResult, void, undefined> {
  const run = open();
  try {
    for (;;) {
      run.pump();
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
