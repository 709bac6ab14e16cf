import { MultiBar, Presets } from "cli-progress";
import { paintFor } from "../color.ts";
import type { Io } from "../io.ts";
import { formatDuration } from "./format-duration.ts";
import { type Progress, printResult, tellWaits } from "./progress.ts";
import { isRejected, mayBeRunning, type ResultLine } from "./result-line.ts";

/** Columns of what stands beside the bar, at most: two counts, rate, time left. */
const BESIDE = 50;
const MIN_BAR = 10;
const MAX_BAR = 40;

/**
 * A bar with rate and time left; above it a line for each job that may still be running.
 *
 * @param total how many are expected; `undefined` when that is not known
 */
export function barProgress(
  { stderr, env }: Pick<Io, "stderr" | "env">,
  total: number | undefined,
): Progress {
  const paint = paintFor(stderr, env);
  const counted = "{value} jobs | {rate}/s";
  const columns = stderr.columns ?? 80;
  const bars = new MultiBar(
    {
      stream: stderr,
      format: total === undefined ? counted : "{bar} {value}/{total} | {rate}/s | {left} left",
      barsize: Math.max(MIN_BAR, Math.min(MAX_BAR, columns - BESIDE)),
      clearOnComplete: true,
      hideCursor: true,
      // It is cut at the edge then, and the lines above are not.
      linewrap: true,
      // Interrupts are ours: the run goes on until what is under way has ended.
      gracefulExit: false,
      fps: 10,
    },
    Presets.legacy,
  );
  const bar = bars.create(total ?? 0, 0, { rate: "0", left: "?" });
  const showCursor = (): void => void stderr.write(SHOW_CURSOR);
  process.once("exit", showCursor);
  const startedAt = performance.now();
  const told = new Set<string>();
  let shown = 0;
  return {
    show(line) {
      shown += 1;
      const rate = shown / Math.max(0.001, (performance.now() - startedAt) / 1_000);
      const left = total === undefined ? "?" : formatDuration(Math.max(0, total - shown) / rate);
      bar.update(shown, { rate: rate < 10 ? rate.toFixed(1) : rate.toFixed(0), left });
      const isBad = mayBeRunning(line) || isRejected(line);
      if (isBad && isNews(line, told)) bars.log(`${printResult(line, { columns: stderr.columns, paint })}\n`);
      return undefined;
    },
    wait: tellWaits((line) => bars.log(line)),
    stop() {
      // Lines that wait for the next redraw would be lost.
      bars.update();
      bars.stop();
      process.off("exit", showCursor);
    },
  };
}

const SHOW_CURSOR = "\u001b[?25h";

/** What kept jobs from being tried, such as a missing key, is the same for all of them. */
function isNews({ attempts, message = "" }: ResultLine, told: Set<string>): boolean {
  if (attempts > 0) return true;
  if (told.has(message)) return false;
  told.add(message);
  return true;
}
