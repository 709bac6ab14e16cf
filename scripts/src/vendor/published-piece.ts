import { type ExtractedDocument, extractDocument } from "./extract-document.ts";
import { readSource, type Source } from "./read-source.ts";
import { type DocumentFacts, validateDocument } from "./validate-document.ts";

/** Where to read, and where people find what is there. */
export interface Address {
  /** A path or a URL. */
  readonly from: string;
  /** If that is not `from`. */
  readonly url?: string;
}

/** A page or a document that a vendor publishes, and the OpenAPI document that it holds. */
export interface PublishedPiece {
  readonly address: Address;
  readonly source: Source;
  readonly extracted: ExtractedDocument;
  readonly facts: DocumentFacts;
}

/** @throws Failure when it cannot be read, or holds no document, several, or an invalid one */
export async function readPiece(
  address: Address,
  read: (from: string) => Promise<Source> = readSource,
): Promise<PublishedPiece> {
  const source = await read(address.from);
  const extracted = extractDocument(source);
  return { address, source, extracted, facts: await validateDocument(extracted.document) };
}
