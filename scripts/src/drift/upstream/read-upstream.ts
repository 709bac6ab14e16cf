import { type ParsedDocument, parseDocument } from "../../document/parse-document.ts";
import { Failure } from "../../failure.ts";
import { mergeDocuments, printMerged } from "../../vendor/merge-documents.ts";
import type { SourceRecord } from "../../vendor/source-record.ts";
import { validateDocument } from "../../vendor/validate-document.ts";
import { isNamed, isSameOperation, type NamedOperation, namedOperations } from "./operation-names.ts";
import { type Piece, readPiece } from "./piece.ts";
import { restrictDocument } from "./restrict-document.ts";
import { searchIndex } from "./search-index.ts";
import type { ReadOnce } from "./source-reader.ts";

/** What is vendored, and from where. */
export interface Vendored {
  /** As in `specs/pulse`. */
  readonly dir: string;
  readonly document: ParsedDocument;
  readonly source: SourceRecord["source"];
}

/** What the vendor publishes now about what is vendored. */
export interface Upstream {
  readonly document: ParsedDocument;
  /** What was read, in the order in which it is vendored. */
  readonly pieces: readonly Piece[];
  /** Operations that are documented there and not vendored. */
  readonly newUpstream: readonly string[];
}

/**
 * Reads what the vendor publishes now, and leaves out of it what is not vendored. A document that was vendored
 * whole is compared whole.
 *
 * @param given files or URLs to be read instead of the recorded source
 * @throws Failure when it cannot be told what the vendor says about something that is vendored
 */
export async function readUpstream(
  vendored: Vendored,
  given: readonly string[],
  read: ReadOnce,
): Promise<Upstream> {
  const wanted = namedOperations(vendored.document.value);
  const pieces = given.length > 0 ? await readAll(given, read) : await readRecorded(vendored, wanted, read);
  const document = await joinPieces(pieces);
  if (vendored.source.kind === "document" && pieces.every(isWholeDocument)) {
    return { document, pieces, newUpstream: [] };
  }
  const published = namedOperations(document.value);
  const missing = wanted.filter((one) => !published.some((other) => isSameOperation(one, other)));
  if (missing.length > 0) throw missingFrom(pieces, missing, vendored);
  const others = published.filter((one) => !wanted.some((other) => isSameOperation(one, other)));
  if (others.length === 0) return { document, pieces, newUpstream: [] };
  const value = restrictDocument(document.value, vendored.document.value, nameOf(pieces));
  return { document: { ...document, value }, pieces, newUpstream: others.map(({ name }) => name) };
}

async function readRecorded(
  { dir, source }: Vendored,
  wanted: readonly NamedOperation[],
  read: ReadOnce,
): Promise<Piece[]> {
  const pages = source.kind === "pages" ? (source.pages ?? []) : [source];
  const addresses = pages.flatMap(({ url }) => url ?? []);
  if (addresses.length === pages.length) {
    const pieces = await readAll(addresses, read);
    for (const [index, piece] of pieces.entries()) checkOperations(piece, pages[index]?.operation, wanted);
    return pieces;
  }
  if (source.index !== undefined) return searchIndex(source.index, wanted, read);
  throw new Failure(
    "records neither where the document is nor an index of its site; name the place with --upstream, or vendor it again with --url.",
    { file: `${dir}/source.yaml` },
  );
}

/** All of them, so that everything that is wrong is told at once. */
async function readAll(addresses: readonly string[], read: ReadOnce): Promise<Piece[]> {
  const results = await Promise.allSettled(addresses.map((address) => readPiece(address, read)));
  const problems = results.flatMap((result) =>
    result.status === "rejected" ? [result.reason as unknown] : [],
  );
  const [first] = problems;
  if (first === undefined)
    return results.flatMap((result) => (result.status === "fulfilled" ? result.value : []));
  if (!problems.every((problem) => problem instanceof Failure)) throw first;
  throw new Failure(problems.map(({ message }) => message).join("\n"));
}

/** A page that was about one operation may be about another today, and then says nothing about that one. */
function checkOperations(
  { source, operations }: Piece,
  recorded: string | undefined,
  wanted: readonly NamedOperation[],
): void {
  for (const name of recorded?.split(", ") ?? []) {
    const vendored = wanted.filter((one) => isNamed(one, name));
    if (operations.some((other) => vendored.some((one) => isSameOperation(one, other)))) continue;
    throw new Failure(
      `documents ${namesOf(operations)} now, and no longer ${name}; find where that is documented today, and vendor it from there.`,
      { file: source.name },
    );
  }
}

async function joinPieces(pieces: readonly Piece[]): Promise<ParsedDocument> {
  const [first, ...others] = pieces;
  if (first !== undefined && others.length === 0) return first.extracted.document;
  const fragments = pieces.map(({ source, extracted }) => ({
    name: source.name,
    document: extracted.document,
  }));
  const merged = parseDocument(printMerged(mergeDocuments(fragments)), { file: nameOf(pieces) });
  await validateDocument(merged);
  return merged;
}

function missingFrom(
  pieces: readonly Piece[],
  missing: readonly NamedOperation[],
  { source }: Vendored,
): Failure {
  const place = { file: nameOf(pieces) };
  const documented = namesOf(pieces.flatMap(({ operations }) => operations));
  if (source.kind === "document" || !pieces.every(isWholeDocument)) {
    return new Failure(
      `documents ${documented}, and not ${namesOf(missing)}, which is vendored; a page says nothing about what it does not show. Name the page that does.`,
      place,
    );
  }
  return new Failure(
    `has no ${namesOf(missing)}, which is vendored from a page; whether the vendor removed it, or only shows it elsewhere, cannot be known from here.`,
    place,
  );
}

function isWholeDocument({ extracted }: Piece): boolean {
  return extracted.page === undefined;
}

function namesOf(operations: readonly NamedOperation[]): string {
  return operations.map(({ name }) => name).join(", ");
}

function nameOf(pieces: readonly Piece[]): string {
  return pieces.map(({ source }) => source.name).join(" + ");
}
