import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { CliError } from "../cli-error.ts";
import { readLines } from "./read-lines.ts";
import { REFERENCE_LINES } from "./read-references.ts";

/** Bytes with references in them. */
export interface ReferenceSource {
  /** For messages. */
  readonly name: string;
  /** Whether `read` gives the same again and again; otherwise it can be called once. */
  readonly canReread: boolean;
  read(): AsyncIterable<Uint8Array>;
  /** Lets go of it: an open standard input would keep the process waiting for its end. */
  close(): Promise<void>;
}

/**
 * @param from a path, or `-` for standard input
 * @param mustReread keep what could be read only once
 * @throws CliError when it cannot be read or kept
 */
export async function openSource(
  from: string,
  stdin: Readable,
  mustReread: boolean,
): Promise<ReferenceSource> {
  if (from === "-") return overStream("standard input", stdin, mustReread);
  const file = await openFile(from);
  const facts = await file.stat();
  if (facts.isFile()) return overFile(from, file);
  if (facts.isDirectory()) {
    await file.close();
    throw new CliError(`${from}: is a directory; name a file, or - for standard input.`);
  }
  return overStream(from, file.createReadStream(), mustReread);
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "no such file" : `cannot be read (${code ?? message})`;
    throw new CliError(`${path}: ${reason}.`);
  }
}

function overFile(name: string, file: FileHandle): ReferenceSource {
  return {
    name,
    canReread: true,
    read: () => file.createReadStream({ start: 0, autoClose: false }),
    close: () => file.close(),
  };
}

async function overStream(name: string, stream: Readable, mustReread: boolean): Promise<ReferenceSource> {
  if (mustReread) return overFile(name, await keep(name, stream));
  return {
    name,
    canReread: false,
    read: () => stream,
    close: async () => void stream.destroy(),
  };
}

/** The chunks, each once it is in the file too. */
async function* appended(chunks: AsyncIterable<Uint8Array>, file: FileHandle): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    await file.appendFile(chunk);
    yield chunk;
  }
}

/** A file without a name: however the process ends, nothing of it stays behind. */
async function keep(name: string, stream: Readable): Promise<FileHandle> {
  let file: FileHandle | undefined;
  try {
    const folder = await mkdtemp(join(tmpdir(), "calloff-"));
    file = await open(join(folder, "references"), "wx+", 0o600);
    await rm(folder, { recursive: true, force: true });
    for await (const { isTooLong } of readLines(appended(stream, file), REFERENCE_LINES)) {
      // It may never end. It is told of when it is read.
      if (isTooLong) break;
    }
    return file;
  } catch (error) {
    await file?.close();
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CliError(
      `${name}: cannot be buffered in ${tmpdir()} (${code ?? message}); name a file instead, or set TMPDIR.`,
    );
  }
}
