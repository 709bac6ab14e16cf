import { type ParsedDocument, parseDocument } from "../document/parse-document.ts";
import { readSource } from "../sources/read-source.ts";

/**
 * Reads the YAML or JSON file at `path`, which is also its name in messages.
 *
 * @throws UserError when it cannot be read, is not UTF-8, or is refused by `parseDocument`
 */
export async function readDocument(path: string): Promise<ParsedDocument> {
  const { text } = await readSource(path);
  return parseDocument(text, { file: path });
}
