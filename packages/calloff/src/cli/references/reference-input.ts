import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { readReferences } from "./read-references.ts";
import { openSource, type ReferenceSource } from "./reference-source.ts";

/** Where a command's references come from: its arguments first, then a file or standard input. */
export interface ReferenceInput {
  /** How many there are, repeated ones included; `undefined` while that is not known. */
  readonly count: number | undefined;
  /** The same for the same references in the same order; `undefined` when they have not been read yet. */
  readonly fingerprint: string | undefined;
  read(): AsyncGenerator<string, void, undefined>;
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

/**
 * What can be read twice is read to its end at once, so that a broken line is found before anything is sent.
 *
 * @throws CliError when it cannot be read, or has a broken line
 */
export async function openReferenceInput(
  { given, from, needsFingerprint }: Asked,
  stdin: Readable,
): Promise<ReferenceInput> {
  const source = from === undefined ? NOTHING : await openSource(from, stdin, needsFingerprint);
  async function* read(): AsyncGenerator<string, void, undefined> {
    yield* given;
    yield* readReferences(source.read(), source.name);
  }
  const close = (): Promise<void> => source.close();
  if (!source.canReread) return { count: undefined, fingerprint: undefined, read, close };
  try {
    return { ...(await readFacts(read())), read, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const NOTHING: ReferenceSource = {
  name: "",
  canReread: true,
  async *read() {},
  async close() {},
};

async function readFacts(
  references: AsyncIterable<string>,
): Promise<{ readonly count: number; readonly fingerprint: string }> {
  const hash = createHash("sha256");
  let count = 0;
  for await (const reference of references) {
    count += 1;
    // As JSON: an id may hold line feeds.
    hash.update(`${JSON.stringify(reference)}\n`);
  }
  return { count, fingerprint: hash.digest("hex") };
}
