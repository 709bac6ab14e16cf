import { MultiBar, Presets } from "cli-progress";
import type { Io } from "../io.ts";
import { printable } from "../printable.ts";
import { labelOf, mayBeRunning, type ResultLine } from "./result-line.ts";

/** Shows a run as it goes. */
export interface Progress {
  show(line: ResultLine): void;
  stop(): void;
}

/** One JSON object a line, for programs. */
export function jsonProgress({ stdout }: Io): Progress {
  return { show: (line) => stdout.write(`${JSON.stringify(line)}\n`), stop: () => {} };
}

/** One line for each job. */
export function plainProgress({ stdout }: Io): Progress {
  return { show: (line) => stdout.write(`${printResult(line)}\n`), stop: () => {} };
}

/**
 * A bar with rate and time left; above it a line for each job that may still be running.
 *
 * @param total how many are expected; `undefined` when that is not known
 */
export function barProgress({ stderr }: Io, total: number | undefined): Progress {
  const counted = "{value} jobs | {rate}/s";
  const format = total === undefined ? counted : `{bar} {value}/{total} | {rate}/s | {left} left`;
  const bars = new MultiBar(
    { stream: stderr, format, clearOnComplete: true, hideCursor: true, fps: 10 },
    Presets.shades_grey,
  );
  const bar = bars.create(total ?? 0, 0, { rate: "0", left: "?" });
  const startedAt = performance.now();
  let shown = 0;
  return {
    show(line) {
      shown += 1;
      const rate = shown / Math.max(0.001, (performance.now() - startedAt) / 1_000);
      const left = total === undefined ? "?" : inWords(Math.max(0, total - shown) / rate);
      bar.update(shown, { rate: rate < 10 ? rate.toFixed(1) : rate.toFixed(0), left });
      if (mayBeRunning(line)) bars.log(`${printResult(line)}\n`);
    },
    stop: () => bars.stop(),
  };
}

function printResult(line: ResultLine): string {
  const { reference, status, message } = line;
  const said = message === undefined ? "" : `  ${printable(message)}`;
  const answered = status === undefined || message?.includes(String(status)) ? "" : ` (${status})`;
  return `${labelOf(line).padEnd(16)}  ${printable(reference)}${answered}${said}`;
}

/** Seconds, as in `3m 20s`. */
export function inWords(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole}s`;
  if (whole < 3_600) return `${Math.floor(whole / 60)}m ${whole % 60}s`;
  return `${Math.floor(whole / 3_600)}h ${Math.floor((whole % 3_600) / 60)}m`;
}
