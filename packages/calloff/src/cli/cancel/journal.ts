import { type FileHandle, open } from "node:fs/promises";
import { CliError } from "../cli-error.ts";
import { readLines } from "../references/read-lines.ts";
import { isFinal, type ResultLine, type Settled } from "./result-line.ts";

interface JournalOptions {
  readonly path: string;
  /** The same for the same references, asked at the same addresses. */
  readonly run: string;
  /** Go on with what the file says, rather than begin it. */
  readonly resume: boolean;
  /** When resuming, ask again about jobs of which nothing was learned. */
  readonly retryFailed: boolean;
}

/** What is used of a file. */
export type JournalFile = Pick<FileHandle, "appendFile" | "datasync" | "close">;

/**
 * A file of results, one JSON object a line, each on disk before anybody is told of it. A run that was killed goes
 * on after the last whole line: what came after it was told to nobody.
 */
export interface Journal {
  /** The results that the file has already, by reference. */
  readonly done: ReadonlyMap<string, Settled>;
  /** Resolves when the lines are on disk. @throws CliError when they cannot be written */
  write(lines: readonly ResultLine[]): Promise<void>;
  close(): Promise<void>;
}

/** @throws CliError when the file is there and not to be resumed, is damaged, or is another run's */
export async function openJournal(options: JournalOptions): Promise<Journal> {
  const { path, run, resume } = options;
  const file = await openFile(path, resume);
  try {
    const done = await readDone(file, options);
    if (done === undefined) {
      await append(file, path, `${JSON.stringify({ journal: "calloff", version: 1, run })}\n`);
    }
    return journalOver(file, path, done ?? new Map());
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** What the file says, cut off after its last whole line; `undefined` when it has no heading yet. */
async function readDone(
  file: FileHandle,
  { path, run, retryFailed }: JournalOptions,
): Promise<Map<string, Settled> | undefined> {
  let done: Map<string, Settled> | undefined;
  const known = new Map<string, Settled>();
  let number = 0;
  let end = 0;
  for await (const line of readLines(file.createReadStream({ start: 0, autoClose: false }))) {
    number += 1;
    if (!line.isWhole) break;
    end = line.end;
    if (done === undefined) {
      checkHeading(line.text, run, path);
      done = new Map();
      continue;
    }
    const result = parseResult(line.text, `${path}:${number}`);
    if (result.kind === "failed" && retryFailed) done.delete(result.reference);
    else done.set(result.reference, intern(result, known));
  }
  const { size } = await file.stat();
  if (end < size) await file.truncate(end);
  return done;
}

/** A million results have few different ends: each is kept once. */
function intern({ kind, state, stopped, reason }: ResultLine, known: Map<string, Settled>): Settled {
  const settled = { kind, ...(state && { state }), ...(stopped && { stopped }), ...(reason && { reason }) };
  const key = JSON.stringify(settled);
  const same = known.get(key);
  if (same === undefined) known.set(key, settled);
  return same ?? settled;
}

/** @param done the results that the file has already */
export function journalOver(file: JournalFile, path: string, done: ReadonlyMap<string, Settled>): Journal {
  return {
    done,
    async write(lines) {
      const text = lines.filter(isFinal).map((line) => `${JSON.stringify(line)}\n`);
      if (text.length > 0) await append(file, path, text.join(""));
    },
    close: () => file.close(),
  };
}

async function openFile(path: string, resume: boolean): Promise<FileHandle> {
  try {
    return await open(path, resume ? "a+" : "ax+", 0o600);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") {
      throw new CliError(`${path}: is there already; go on with it with --resume, or name another file.`);
    }
    throw new CliError(`${path}: the journal cannot be opened (${code ?? message}).`);
  }
}

async function append(file: JournalFile, path: string, text: string): Promise<void> {
  try {
    await file.appendFile(text);
    await file.datasync();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CliError(
      `${path}: the journal cannot be written (${code ?? message}). Nothing more is sent; make room, then go on with --resume.`,
    );
  }
}

function checkHeading(text: string, run: string, path: string): void {
  const heading = parseJson(text) as { journal?: unknown; version?: unknown; run?: unknown } | undefined;
  if (heading?.journal !== "calloff" || heading.version !== 1) {
    throw new CliError(`${path}: is not a journal of calloff; name another file.`);
  }
  if (heading.run !== run) {
    throw new CliError(
      `${path}: is the journal of another run: the references, or the --base-url, were others. Give the same, or name another file.`,
    );
  }
}

function parseResult(text: string, place: string): ResultLine {
  const value = parseJson(text) as Partial<ResultLine> | undefined;
  if (typeof value?.reference === "string" && (value.kind === "answered" || value.kind === "failed")) {
    return value as ResultLine;
  }
  throw new CliError(
    `${place}: is not a result; the journal is damaged. Take it back from a copy, or begin a new one.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
