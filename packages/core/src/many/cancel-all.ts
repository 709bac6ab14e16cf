import { CalloffError, Deadline, lazily, shareDeadline } from "@calloff/runtime";
import {
  type CancelAllOptions,
  checkCancelAllOptions,
  DEFAULT_CONCURRENCY,
  type ManySettings,
} from "./cancel-all-options.ts";
import type { CancelResult } from "./cancel-result.ts";
import type { Kit } from "./kit.ts";
import type { Locate } from "./run.ts";

const KIT: Kit = { CalloffError, Deadline, shareDeadline, DEFAULT_CONCURRENCY };

/** Loaded with the first result that is asked for: a page that cancels one job at a time does without. */
const loadRun = /* @__PURE__ */ lazily("cancelAll", () => import("./run.ts"));

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
  const { openRun } = await loadRun();
  const run = openRun(KIT, references, settings, locate);
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
