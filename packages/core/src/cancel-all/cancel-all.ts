import type { CancelAllOptions } from "./cancel-all-options.ts";
import type { CancelResult } from "./cancel-result.ts";
import { startRun } from "./cancel-run.ts";
import type { Locate } from "./provider-queue.ts";

/**
 * Cancels all jobs of `references` and gives exactly one result for each, in the order in which they come. It begins
 * with the first result that is asked for: before, nothing is opened and nothing listened to.
 *
 * @param providers the names of the composed providers that can cancel
 * @throws CalloffError `invalid-options`, before anything is sent
 */
export async function* cancelAll(
  references: Iterable<unknown> | AsyncIterable<unknown>,
  options: CancelAllOptions,
  providers: readonly string[],
  locate: Locate,
): AsyncGenerator<CancelResult, void, undefined> {
  const run = startRun(references, options, providers, locate);
  try {
    for (;;) {
      const result = run.take();
      if (result !== undefined) yield result;
      else if (run.isOver) break;
      else await run.news();
    }
    run.throwIfSourceFailed();
  } finally {
    await run.close();
  }
}
