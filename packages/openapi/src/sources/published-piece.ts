import { type DocumentFacts, validateDocument } from "../validation/validate-document.ts";
import { type ExtractedDocument, extractDocument, extractDocuments } from "./extract-document.ts";
import { readSource, type Source } from "./read-source.ts";

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

/** @throws UserError when it cannot be read, or holds no document, several, or an invalid one */
export async function readPiece(
  address: Address,
  read: (from: string) => Promise<Source> = readSource,
): Promise<PublishedPiece> {
  const source = await read(address.from);
  const extracted = extractDocument(source);
  return { address, source, extracted, facts: await validateDocument(extracted.document) };
}

/**
 * The documents of a page that may hold several, as the pages of some sites do.
 *
 * @throws UserError when it cannot be read, or holds none, or an invalid one
 */
export async function readPieces(
  address: Address,
  read: (from: string) => Promise<Source> = readSource,
): Promise<[PublishedPiece, ...PublishedPiece[]]> {
  const source = await read(address.from);
  const [first, ...others] = await piecesOf(address, source);
  // It says what it looked at.
  return first === undefined ? [await readPiece(address, read)] : [first, ...others];
}

/** @throws UserError when one of its documents is broken or invalid */
export async function piecesOf(address: Address, source: Source): Promise<PublishedPiece[]> {
  const pieces: PublishedPiece[] = [];
  for (const extracted of extractDocuments(source)) {
    pieces.push({ address, source, extracted, facts: await validateDocument(extracted.document) });
  }
  return pieces;
}
