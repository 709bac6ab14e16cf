import { listOperations } from "../codegen/operations.ts";
import { type ParsedDocument, parseDocument } from "../document/parse-document.ts";
import { type ExtractedDocument, extractDocument } from "./extract-document.ts";
import { mergeDocuments, printMerged } from "./merge-documents.ts";
import { readSource, type Source } from "./read-source.ts";
import { sha256 } from "./sha256.ts";
import type { PageRecord, SourceRecord } from "./source-record.ts";
import { type DocumentFacts, validateDocument } from "./validate-document.ts";
import { isUrl, parseWebUrl } from "./web-url.ts";

/** Where to read, and where people find what is there. */
export interface Address {
  /** A path or a URL. */
  readonly from: string;
  /** If that is not `from`. */
  readonly url?: string;
}

/** A document as it is to be kept. */
export interface Published extends DocumentFacts {
  readonly bytes: Uint8Array;
  readonly format: ParsedDocument["format"];
  readonly source: SourceRecord["source"];
}

/** What one address holds. */
interface Piece extends Address {
  readonly source: Source;
  readonly extracted: ExtractedDocument;
  readonly facts: DocumentFacts;
}

/**
 * The document of a page, or that of several pages, merged.
 *
 * @throws Failure when one of them cannot be read, or is refused, or does not fit the others
 */
export async function readPublished(addresses: readonly [Address, ...Address[]]): Promise<Published> {
  const [first, ...others] = addresses;
  const piece = await readPiece(first);
  if (others.length === 0) {
    const { bytes, document } = piece.extracted;
    return { ...piece.facts, bytes, format: document.format, source: recordPiece(piece) };
  }
  const pieces = [piece];
  for (const other of others) pieces.push(await readPiece(other));
  const name = addresses.map(({ from }) => from).join(" + ");
  const text = printMerged(
    mergeDocuments(pieces.map(({ from, extracted }) => ({ name: from, document: extracted.document }))),
  );
  const merged = parseDocument(text, { file: name });
  return {
    ...(await validateDocument(merged)),
    bytes: Buffer.from(text),
    format: "yaml",
    source: recordPieces(pieces),
  };
}

async function readPiece(address: Address): Promise<Piece> {
  const source = await readSource(address.from);
  const extracted = extractDocument(source);
  return { ...address, source, extracted, facts: await validateDocument(extracted.document) };
}

function recordPiece(piece: Piece): SourceRecord["source"] {
  const { page } = piece.extracted;
  const url = addressOf(piece);
  return {
    kind: page === undefined ? "document" : "page",
    ...(url && { url }),
    ...(page?.index && { index: page.index }),
    ...page?.info,
    ...(page && { sha256: sha256(piece.source.bytes), lines: `${page.firstLine}-${page.lastLine}` }),
  };
}

function recordPieces(pieces: readonly Piece[]): SourceRecord["source"] {
  const pages = pieces.map(({ extracted }) => extracted.page);
  const index = pages.find((page) => page?.index)?.index;
  const upstream = pages.find((page) => page?.info?.upstream)?.info?.upstream;
  return {
    kind: "pages",
    ...(index && { index }),
    ...(upstream && { upstream }),
    pages: pieces.map(recordPage),
  };
}

function recordPage(piece: Piece): PageRecord {
  const { document, page } = piece.extracted;
  const url = addressOf(piece);
  const operations = listOperations(document.value).map(
    ({ method, path }) => `${method.toUpperCase()} ${path}`,
  );
  return {
    ...(url && { url }),
    operation: page?.info?.operation ?? operations.join(", "),
    sha256: sha256(piece.source.bytes),
    ...(page && { lines: `${page.firstLine}-${page.lastLine}` }),
  };
}

function addressOf({ from, url }: Address): string | undefined {
  return url ?? (isUrl(from) ? parseWebUrl(from).href : undefined);
}
