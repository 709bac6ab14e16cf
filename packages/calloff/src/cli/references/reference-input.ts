import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { CliError } from "../cli-error.ts";
import { readReferences } from "./read-references.ts";

/** Where a command's references come from: its arguments first, then a file or standard input. */
export interface ReferenceInput {
  /** How many lines there are, empty ones included; `undefined` while that is not known. */
  readonly count: number | undefined;
  /** The same for the same references in the same order; `undefined` when they have not been read yet. */
  readonly fingerprint: string | undefined;
  read(): AsyncGenerator<string, void, undefined>;
  /** Removes what was kept of standard input. */
  close(): Promise<void>;
}

interface Asked {
  /** On the command line. */
  readonly given: readonly string[];
  /** A path, or `-` for standard input. */
  readonly from: string | undefined;
  /** Whether a run must be able to tell later that it had these very references. */
  readonly needsFingerprint: boolean;
}

/** @throws CliError when a file cannot be read */
export async function openReferenceInput(
  { given, from, needsFingerprint }: Asked,
  stdin: AsyncIterable<Uint8Array>,
): Promise<ReferenceInput> {
  const hash = createHash("sha256");
  for (const reference of given) hash.update(reference).update("\n");
  async function* fromArguments(): AsyncGenerator<string, void, undefined> {
    yield* given;
  }
  if (from === undefined) {
    return {
      count: given.length,
      fingerprint: hash.digest("hex"),
      read: fromArguments,
      close: async () => {},
    };
  }
  const kept = from === "-" && needsFingerprint ? await keep(stdin) : undefined;
  const path = kept?.path ?? from;
  const name = from === "-" ? "standard input" : from;
  const isFile = path !== "-";
  const facts = isFile ? await readFacts(path, hash) : undefined;
  return {
    count: facts && given.length + facts.lines,
    fingerprint: facts && hash.digest("hex"),
    async *read() {
      yield* fromArguments();
      yield* readReferences(isFile ? createReadStream(path) : stdin, name);
    },
    close: async () => kept?.remove(),
  };
}

interface Facts {
  readonly lines: number;
}

async function readFacts(path: string, hash: ReturnType<typeof createHash>): Promise<Facts> {
  try {
    if (!(await stat(path)).isFile())
      throw new CliError(`${path}: is not a file; name a file, or - for standard input.`);
    let lines = 0;
    let lastByte = 0x0a;
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      for (let at = chunk.indexOf(0x0a); at !== -1; at = chunk.indexOf(0x0a, at + 1)) lines += 1;
      lastByte = chunk.at(-1) ?? lastByte;
    }
    return { lines: lastByte === 0x0a ? lines : lines + 1 };
  } catch (error) {
    if (error instanceof CliError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "there is no such file" : `it cannot be read (${code ?? message})`;
    throw new CliError(`${path}: ${reason}.`);
  }
}

/** A run that is resumed reads its references again; standard input can be read once. */
async function keep(stdin: AsyncIterable<Uint8Array>): Promise<{ path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "calloff-"));
  const path = join(folder, "references");
  await pipeline(stdin, createWriteStream(path, { mode: 0o600 }));
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}
