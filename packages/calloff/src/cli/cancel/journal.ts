import { randomBytes } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { CliError } from "../cli-error.ts";
import { type LineRules, readLines } from "../references/read-lines.ts";
import { checkHeader, header, notAJournal, parseResult } from "./journal-lines.ts";
import { lockFile } from "./journal-lock.ts";
import { isFinal, isWorthRetrying, type ResultLine, type Settled } from "./result-line.ts";

interface JournalOptions {
  readonly path: string;
  /** The same for the same references, asked in the same way at the same addresses. */
  readonly run: string;
  /** Go on with what the file says, rather than begin it. */
  readonly resume: boolean;
  /** When resuming, ask again about jobs of which nothing was learned. */
  readonly retryFailed: boolean;
}

/** Of a usual one, in a journal. */
const RESULT_BYTES = 512;

/** What is used of a file. */
type JournalFile = Pick<FileHandle, "appendFile" | "datasync" | "stat" | "truncate">;

/** A reference may have 1 MiB, and as much its vendor's words: some characters take six bytes in JSON. */
const LINES: LineRules = { maxBytes: 2 ** 24, returns: false };

/**
 * A file of results, one JSON object a line, each on disk before anybody is told of it. A run that was killed goes
 * on after the last whole line: what came after it was told to nobody.
 */
export interface Journal {
  /** The results that the file has already, by reference. */
  readonly done: ReadonlyMap<string, Settled>;
  /** Resolves when there is room for so many results. @throws CliError when there is none: a vendor would be asked in vain */
  reserve(results: number): Promise<void>;
  /** Resolves when the lines are on disk. @throws CliError when they cannot be written */
  write(lines: readonly ResultLine[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * @throws CliError when the file is there and not to be resumed, is used by another process, is damaged, is another
 *   run's, or is no journal; it is left as it is then
 */
export async function openJournal(options: JournalOptions): Promise<Journal> {
  const { path, run, resume } = options;
  const file = await openFile(path, resume);
  if (!(await file.stat()).isFile()) {
    await file.close();
    throw new CliError(`${path}: is a device or a pipe; a journal must be a regular file.`);
  }
  const unlock = await lockFile(file);
  const close = async (): Promise<void> => {
    await file.close();
    await unlock?.();
  };
  try {
    if (unlock === undefined) {
      throw new CliError(
        `${path}: another run is using this journal; wait until it ends, or name another file.`,
      );
    }
    const done = await readDone(file, options);
    const journal = journalOver({ file, path, done: done ?? new Map(), close });
    if (done === undefined) await append(file, path, header(run));
    return journal;
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the file says, cut off after its last whole line; `undefined` when it has no header yet. */
async function readDone(
  file: FileHandle,
  { path, run, retryFailed }: JournalOptions,
): Promise<Map<string, Settled> | undefined> {
  let done: Map<string, Settled> | undefined;
  const known = new Map<string, Settled>();
  let number = 0;
  let end = 0;
  for await (const line of readLines(file.createReadStream({ start: 0, autoClose: false }), LINES)) {
    number += 1;
    if (!line.isWhole) {
      // A file that somebody named by mistake is not to be cut off.
      if (done === undefined && !header(run).startsWith(line.text ?? "\0")) throw notAJournal(path);
      break;
    }
    end = line.end;
    if (done === undefined) {
      checkHeader(line.text, run, path);
      done = new Map();
      continue;
    }
    const result = parseResult(line.text, `${path}:${number}`);
    if (retryFailed && isWorthRetrying(result)) done.delete(result.reference);
    else done.set(result.reference, intern(result, known));
  }
  const { size } = await file.stat();
  if (end < size) await file.truncate(end);
  return done;
}

/** A million results have few different ends: each is kept once. */
function intern(
  { kind, state, stopped, reason, confirmed }: ResultLine,
  known: Map<string, Settled>,
): Settled {
  const settled = {
    ...{ kind, ...(state && { state }), ...(stopped && { stopped }), ...(reason && { reason }) },
    ...(confirmed === false && { confirmed }),
  };
  const key = JSON.stringify(settled);
  const same = known.get(key);
  if (same === undefined) known.set(key, settled);
  return same ?? settled;
}

interface OpenedJournal {
  readonly file: JournalFile;
  readonly path: string;
  readonly done: ReadonlyMap<string, Settled>;
  close(): Promise<void>;
}

export function journalOver({ file, path, done, close }: OpenedJournal): Journal {
  return {
    done,
    async reserve(results) {
      if (results <= 0) return;
      const { size } = await file.stat();
      // Without a line feed: should the process end now, it counts as cut off. At random: disks may compress.
      const filler = randomBytes((results * RESULT_BYTES * 3) / 4).toString("base64");
      try {
        await append(file, path, filler, "Nothing was sent");
      } finally {
        await file.truncate(size);
      }
    },
    async write(lines) {
      const text = lines.filter(isFinal).map((line) => `${JSON.stringify(line)}\n`);
      if (text.length > 0) await append(file, path, text.join(""));
    },
    close,
  };
}

async function openFile(path: string, resume: boolean): Promise<FileHandle> {
  try {
    return await open(path, resume ? "a+" : "ax+", 0o600);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") {
      throw new CliError(`${path}: already exists; add --resume to continue it, or name another file.`);
    }
    throw new CliError(`${path}: the journal cannot be opened (${code ?? message}).`);
  }
}

async function append(
  file: JournalFile,
  path: string,
  text: string,
  then = "No more requests are sent",
): Promise<void> {
  try {
    await file.appendFile(text);
    await file.datasync();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CliError(
      `${path}: the journal cannot be written (${code ?? message}). ${then}. Free some disk space, then continue with --resume.`,
    );
  }
}
