import { readFile } from "node:fs/promises";
import { type ParsedDocument, parseDocument } from "../document/parse-document.ts";
import { Failure } from "../failure.ts";

/**
 * Reads the YAML or JSON file at `path`, which is also its name in messages.
 *
 * @throws Failure when it cannot be read, is not UTF-8, or is refused by `parseDocument`
 */
export async function readDocument(path: string): Promise<ParsedDocument> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`cannot be read (${error.code ?? error.message}).`, { file: path });
  });
  return parseDocument(decode(bytes, path), { file: path });
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Failure("is not UTF-8; save it as UTF-8.", { file: path });
  }
}
