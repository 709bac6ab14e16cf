import {
  CalloffError,
  checkCallOptions,
  checkInteger,
  Deadline,
  invalidOption,
  lazily,
  loadWords,
  shareDeadline,
} from "@calloff/runtime";
import type { CancelAllOptions } from "./cancel-all-options.ts";
import type { CancelResult } from "./cancel-result.ts";
import type { Kit } from "./kit.ts";
import type { Locate } from "./cancel-run.ts";

const KIT: Kit = { CalloffError, checkCallOptions, checkInteger, Deadline, invalidOption, shareDeadline };

/** Loaded with the first result that is asked for: a page that cancels one job at a time does without. */
const loadRun = /* @__PURE__ */ lazily(() => import("./cancel-run.ts"));

/**
 * Cancels all jobs of `references` and gives exactly one result for each, in the order in which they come. It begins
 * with the first result that is asked for: before, nothing is opened and nothing listened to.
 *
 * @throws CalloffError `invalid-options`, before anything is sent
 */
export async function* cancelAll(
  references: Iterable<unknown> | AsyncIterable<unknown>,
  options: CancelAllOptions,
  locate: Locate,
): AsyncGenerator<CancelResult, void, undefined> {
  // With the words of errors: a 429, which slows all calls down, must not wait for them.
  const [{ openRun }] = await Promise.all([loadRun(), loadWords()]);
  const run = openRun(KIT, references, options, locate);
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
