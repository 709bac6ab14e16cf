import { type ParsedDocument, parseDocument } from "../document/parse-document.ts";
import { listOperations, operationName } from "../operations/operations.ts";
import { type DocumentFacts, validateDocument } from "../validation/validate-document.ts";
import { type Fragment, mergeDocuments, printMerged } from "./merge-documents.ts";
import { placeServers } from "./place-servers.ts";
import type { Address, PublishedPiece } from "./published-piece.ts";
import { sha256 } from "./sha256.ts";
import type { PageRecord, SourceRecord } from "./source-record.ts";
import { isUrl, parseWebUrl } from "./web-url.ts";

/** A vendor's document as it is to be kept, and where it came from. */
export interface Published extends DocumentFacts {
  readonly bytes: Uint8Array;
  readonly document: ParsedDocument;
  readonly source: SourceRecord["source"];
}

/**
 * What is published: the document of one piece as it is, those of several merged.
 *
 * @param index the list of all pages of the site, where the pieces were found by it
 * @throws UserError when they do not fit each other
 */
export async function publish(
  pieces: readonly [PublishedPiece, ...PublishedPiece[]],
  index?: string,
): Promise<Published> {
  const [first, ...others] = pieces;
  if (others.length === 0) return { ...first.extracted, ...first.facts, source: recordPiece(first, index) };
  const fragments = pieces.map(({ source, extracted }) => ({
    name: source.name,
    document: extracted.document,
  }));
  const placed = placeServers(fragments);
  const text = printMerged(mergeDocuments(placed.fragments));
  const document = parseDocument(text, { file: `${namesOf(fragments)}, merged` });
  const facts = await validateDocument(document);
  const warnings = [...placed.warnings, ...facts.warnings];
  return { ...facts, warnings, bytes: Buffer.from(text), document, source: recordPieces(pieces, index) };
}

const MAX_NAMED = 3;

function namesOf(fragments: readonly Fragment[]): string {
  const names = [...new Set(fragments.map(({ name }) => name))];
  if (names.length <= MAX_NAMED) return names.join(" + ");
  return `${names[0]} + ${names.length - 1} more pages`;
}

/** Of what was read on the day `retrieved`. */
export function recordOf({ bytes, document, openapi, source }: Published, retrieved: string): SourceRecord {
  return {
    retrieved,
    document: {
      file: `openapi.${document.format}`,
      openapi,
      sha256: sha256(bytes),
      bytes: bytes.byteLength,
    },
    source,
  };
}

function recordPiece(
  { address, source, extracted: { page } }: PublishedPiece,
  index = page?.index,
): SourceRecord["source"] {
  const url = urlOf(address);
  return {
    kind: page === undefined ? "document" : "page",
    ...(url && { url }),
    ...(index && { index }),
    ...page?.info,
    ...(page && { sha256: sha256(source.bytes), lines: `${page.firstLine}-${page.lastLine}` }),
  };
}

function recordPieces(pieces: readonly PublishedPiece[], known?: string): SourceRecord["source"] {
  const pages = pieces.map(({ extracted }) => extracted.page);
  const index = known ?? pages.find((page) => page?.index)?.index;
  const upstream = pages.find((page) => page?.info?.upstream)?.info?.upstream;
  return {
    kind: "pages",
    ...(index && { index }),
    ...(upstream && { upstream }),
    pages: pieces.map(recordPage),
  };
}

function recordPage({ address, source, extracted: { document, page } }: PublishedPiece): PageRecord {
  const url = urlOf(address);
  return {
    ...(url && { url }),
    operation: page?.info?.operation ?? listOperations(document.value).map(operationName).join(", "),
    sha256: sha256(source.bytes),
    ...(page && { lines: `${page.firstLine}-${page.lastLine}` }),
  };
}

function urlOf({ from, url }: Address): string | undefined {
  return url ?? (isUrl(from) ? parseWebUrl(from).href : undefined);
}
