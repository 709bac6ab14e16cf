import type { ParsedDocument, ReadOnce, SourceRecord } from "@calloff/openapi/internal";
import {
  type Address,
  isUrl,
  type Published,
  type PublishedPiece,
  publish,
  readPiece,
  readPieces,
  UserError,
} from "@calloff/openapi/internal";
import { onlyOperations } from "./only-operations.ts";
import { isNamed, isSameOperation, type NamedOperation, namedOperations } from "./operation-names.ts";
import { restrictDocument } from "./restrict-document.ts";
import { searchIndex } from "./search-index.ts";

/** What is vendored, and from where. */
export interface Vendored {
  /** The folder that holds its source.yaml, as messages name it. */
  readonly dir: string;
  readonly document: ParsedDocument;
  readonly source: SourceRecord["source"];
}

/** What the vendor publishes now. */
export interface Upstream {
  /** Where it was read: paths and URLs. */
  readonly sources: readonly string[];
  /** All of it. */
  readonly published: Published;
  /** What it says about what is vendored. */
  readonly document: ParsedDocument;
  /** Operations that are documented there and not vendored. */
  readonly newUpstream: readonly string[];
}

type Pieces = readonly [PublishedPiece, ...PublishedPiece[]];

/**
 * Reads what the vendor publishes now, and sets apart what is not vendored. A document that was vendored whole is
 * compared whole.
 *
 * @param given files or URLs to be read instead of the recorded source
 * @throws UserError when it cannot be told what the vendor says about something that is vendored
 */
export async function readUpstream(
  vendored: Vendored,
  given: readonly string[],
  read: ReadOnce,
): Promise<Upstream> {
  const wanted = namedOperations(vendored.document.value);
  const pieces = await readRecorded(vendored, wanted, given, read);
  const sources = pieces.map(({ source }) => source.name);
  const published = await publish(pieces);
  const { document } = published;
  const whole = { sources, published, document, newUpstream: [] };
  const { kind, only } = vendored.source;
  const isWhole = pieces.every(isWholeDocument);
  if (kind === "document" && only === undefined && isWhole) return whole;
  const operations = namedOperations(document.value);
  const missing = wanted.filter((one) => !operations.some((other) => isSameOperation(one, other)));
  // What a vendor's whole document does not have, the vendor does not document: that is a change, and no riddle.
  const hasSome = missing.length < wanted.length;
  const isKnown = isWhole && (kind === "written" || (only !== undefined && hasSome));
  if (missing.length > 0 && !isKnown) throw missingFrom(pieces, missing, vendored);
  const others = operations.filter((one) => !wanted.some((other) => isSameOperation(one, other)));
  const name = sources.join(" + ");
  const newUpstream = others.map((one) => one.name);
  if (only !== undefined) {
    const known = operations.filter((one) => !others.includes(one));
    const part = await onlyOperations(
      published,
      known.map((one) => one.name),
      name,
    );
    return { sources, published: part, document: part.document, newUpstream };
  }
  if (others.length === 0) return whole;
  const value = restrictDocument(document.value, vendored.document.value, name);
  return { ...whole, document: { ...document, value }, newUpstream };
}

async function readRecorded(
  { dir, source }: Vendored,
  wanted: readonly NamedOperation[],
  given: readonly string[],
  read: ReadOnce,
): Promise<Pieces> {
  const pages = pagesOf(source);
  const urls = pages.flatMap(({ url }) => url ?? []);
  if (given.length > 0) {
    // A page that somebody saved is still to be found where it was.
    const isSame = given.length === pages.length && urls.length === pages.length;
    return readAll(
      given.map((from, i) => ({ from, ...(isSame && !isUrl(from) && { url: urls[i] }) })),
      read,
    );
  }
  if (urls.length === pages.length) {
    // A page that holds several documents is recorded once for each.
    const addresses = [...new Set(urls)].map((from) => ({ from }));
    const pieces = await readAll(addresses, read, source.kind === "pages" ? readPieces : readOne);
    for (const page of pages) {
      checkOperations(
        pieces.filter(({ address }) => address.from === page.url),
        page.operation,
        wanted,
      );
    }
    return pieces;
  }
  if (source.index !== undefined) return searchIndex(source.index, wanted, read);
  throw new UserError(
    "records neither where the document is nor an index of its site; name the place with --upstream, or vendor it again with --url.",
    { file: `${dir}/source.yaml` },
  );
}

/** Where each part of it is: of a document that was written by hand, where the vendor's own is. */
function pagesOf(source: Vendored["source"]): readonly Pick<Vendored["source"], "url" | "operation">[] {
  const { kind, pages = [], upstream } = source;
  if (kind === "written") return [upstream === undefined ? {} : { url: upstream }];
  return kind === "pages" ? pages : [source];
}

/** Everything that is wrong with them is told at once. */
async function readAll(
  addresses: readonly Address[],
  read: ReadOnce,
  readPage: (address: Address, read: ReadOnce) => Promise<Pieces> = readOne,
): Promise<Pieces> {
  const results = await Promise.allSettled(addresses.map((address) => readPage(address, read)));
  const problems = results.flatMap((result) =>
    result.status === "rejected" ? [result.reason as unknown] : [],
  );
  const [first, ...others] = results.flatMap((result) => (result.status === "fulfilled" ? result.value : []));
  if (first !== undefined && problems.length === 0) return [first, ...others];
  const fault = problems.find((problem) => !(problem instanceof UserError));
  if (fault !== undefined) throw fault;
  throw new UserError(problems.map((problem) => (problem as UserError).message).join("\n"));
}

async function readOne(address: Address, read: ReadOnce): Promise<Pieces> {
  return [await readPiece(address, read)];
}

/** A page that was about one operation may be about another today, and then says nothing about that one. */
function checkOperations(
  pieces: readonly PublishedPiece[],
  recorded: string | undefined,
  wanted: readonly NamedOperation[],
): void {
  const operations = pieces.flatMap(({ extracted }) => namedOperations(extracted.document.value));
  for (const name of recorded?.split(", ") ?? []) {
    const vendored = wanted.filter((one) => isNamed(one, name));
    if (operations.some((other) => vendored.some((one) => isSameOperation(one, other)))) continue;
    throw new UserError(
      `documents ${namesOf(operations)} now, and no longer ${name}; find where that is documented today, and vendor it from there.`,
      { file: pieces[0]?.source.name ?? "" },
    );
  }
}

function missingFrom(pieces: Pieces, missing: readonly NamedOperation[], { source }: Vendored): UserError {
  const place = { file: pieces.map((piece) => piece.source.name).join(" + ") };
  if (source.only !== undefined && pieces.every(isWholeDocument)) {
    return new UserError(
      `has no ${namesOf(missing)}, and so nothing of what is vendored; find where the vendor documents it today.`,
      place,
    );
  }
  if (source.kind !== "document" && pieces.every(isWholeDocument)) {
    return new UserError(
      `has no ${namesOf(missing)}, which is vendored from a page; whether the vendor removed it, or only shows it elsewhere, cannot be known from here.`,
      place,
    );
  }
  const documented = namesOf(pieces.flatMap(({ extracted }) => namedOperations(extracted.document.value)));
  return new UserError(
    `documents ${documented}, and not ${namesOf(missing)}, which is vendored; a page says nothing about what it does not show. Name the page that does.`,
    place,
  );
}

function isWholeDocument({ extracted }: PublishedPiece): boolean {
  return extracted.page === undefined;
}

function namesOf(operations: readonly NamedOperation[]): string {
  return operations.map(({ name }) => name).join(", ");
}
