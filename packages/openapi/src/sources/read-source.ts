import { readFile, stat } from "node:fs/promises";
import { UserError } from "../user-error.ts";
import type { AnswerCache } from "./answer-cache.ts";
import { fetchBytes, READ_LIMITS, type ReadLimits, tooLarge } from "./fetch-bytes.ts";
import { isUrl } from "./web-url.ts";

/** A page or a document as it was published. */
export interface Source {
  /** The path or URL that it was read from, as messages name it. */
  readonly name: string;
  /** The content, byte for byte. */
  readonly bytes: Uint8Array;
  /** The content as text. A byte order mark is kept. */
  readonly text: string;
}

/**
 * Reads a local file or an http(s) URL.
 *
 * @throws UserError when it cannot be read, is larger than 20 MB, or is not UTF-8
 */
export async function readSource(
  from: string,
  limits: ReadLimits = READ_LIMITS,
  cache?: AnswerCache,
): Promise<Source> {
  const bytes = isUrl(from) ? await fetchBytes(from, limits, cache) : await readLocal(from, limits.maxBytes);
  return { name: from, bytes, text: decode(bytes, from) };
}

async function readLocal(path: string, maxBytes: number): Promise<Uint8Array> {
  try {
    // Asked before opening: a pipe would wait for a writer.
    const stats = await stat(path);
    if (!stats.isFile()) throw new UserError("is not a file; name the file itself.", { file: path });
    if (stats.size > maxBytes) throw new UserError(tooLarge(maxBytes), { file: path });
    return await readFile(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "there is no such file" : `it cannot be read (${code ?? message})`;
    throw new UserError(`${reason}.`, { file: path });
  }
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Decoded leniently and encoded again, the first wrong byte is where the two first differ.
    const again = Buffer.from(Buffer.from(bytes).toString("utf8"));
    const wrong = bytes.findIndex((byte, i) => byte !== again[i]);
    const line = bytes.subarray(0, wrong).filter((byte) => byte === 0x0a).length + 1;
    throw new UserError("is not UTF-8; save it as UTF-8.", { file: name, line });
  }
}
