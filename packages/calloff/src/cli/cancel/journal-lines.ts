import { CliError } from "../cli-error.ts";
import type { ResultLine } from "./result-line.ts";

/** The first line of a journal: says what the file is, and of which run. */
export function header(run: string): string {
  return `${JSON.stringify({ journal: "calloff", version: 1, run })}\n`;
}

/** @throws CliError when the first line is no header, or another run's */
export function checkHeader(text: string | undefined, run: string, path: string): void {
  const header = parse(text) as { journal?: unknown; version?: unknown; run?: unknown } | undefined;
  if (header?.journal !== "calloff" || header.version !== 1) throw notAJournal(path);
  if (header.run !== run) {
    throw new CliError(
      `${path}: is the journal of a run with other references, --base-url or --confirm. Use the same ones, or name another file.`,
    );
  }
}

export function notAJournal(path: string): CliError {
  return new CliError(`${path}: is not a calloff journal; name another file.`);
}

/** @throws CliError when a whole line is no result */
export function parseResult(text: string | undefined, place: string): ResultLine {
  const value = parse(text) as Partial<ResultLine> | undefined;
  if (typeof value?.reference === "string" && (value.kind === "answered" || value.kind === "failed")) {
    return value as ResultLine;
  }
  throw new CliError(
    `${place}: is not a result: the journal is damaged. Restore it from a copy, or start a new one.`,
  );
}

function parse(text = ""): unknown {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
