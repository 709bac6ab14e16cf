import { type ExtractedDocument, extractDocument } from "../../vendor/extract-document.ts";
import type { Source } from "../../vendor/read-source.ts";
import { validateDocument } from "../../vendor/validate-document.ts";
import { type NamedOperation, namedOperations } from "./operation-names.ts";
import type { ReadOnce } from "./source-reader.ts";

/** One page or document that a vendor publishes, with the OpenAPI document in it. */
export interface Piece {
  readonly source: Source;
  readonly extracted: ExtractedDocument;
  readonly operations: readonly NamedOperation[];
}

/** @throws Failure when it cannot be read, or holds no document, several, or an invalid one */
export async function readPiece(from: string, read: ReadOnce): Promise<Piece> {
  const source = await read(from);
  const extracted = extractDocument(source);
  await validateDocument(extracted.document);
  return { source, extracted, operations: namedOperations(extracted.document.value) };
}
