import { UserError } from "../../user-error.ts";
import { type PublishedPiece, piecesOf } from "../published-piece.ts";
import type { Source } from "../read-source.ts";
import { isHtml, kindOf } from "../source-kind.ts";
import { type CrawlOptions, crawlSite, type Site } from "./crawl-site.ts";

/** The documents that the pages of a site hold. */
export interface SitePieces {
  readonly site: Site;
  readonly pieces: readonly [PublishedPiece, ...PublishedPiece[]];
  /** How many pages hold none. */
  readonly prose: number;
  /** How many documents stood on an earlier page already, to the byte. */
  readonly repeated: number;
  /** Pages that are no Markdown: a line for each. */
  readonly unusable: readonly string[];
}

/** Whether an address is that of an index of pages, and not of a page. */
export function isSiteIndex(from: string): boolean {
  return URL.canParse(from) && /\/llms\.txt$/.test(new URL(from).pathname);
}

/**
 * Reads all pages that an index links, and finds the documents in them.
 *
 * @throws UserError when there are none, one of them is broken, or the site is too large
 */
export async function readSite(index: Source, options: CrawlOptions): Promise<SitePieces> {
  if (isHtml(index.text)) {
    throw new UserError(
      "is HTML, and no index of pages; a server that wants a login answers so. Name the pages themselves, --from each.",
      { file: index.name },
    );
  }
  const site = await crawlSite(index, options);
  const pieces: PublishedPiece[] = [];
  const unusable: string[] = [];
  const seen = new Set<string>();
  let prose = 0;
  let repeated = 0;
  for (const page of site.pages) {
    const problem = problemOf(page);
    if (problem !== undefined) {
      unusable.push(problem);
      continue;
    }
    const found = await piecesOf({ from: page.name }, page);
    if (found.length === 0) prose += 1;
    for (const piece of found) {
      const text = Buffer.from(piece.extracted.bytes).toString("base64");
      if (seen.has(text)) repeated += 1;
      else pieces.push(piece);
      seen.add(text);
    }
  }
  const [first, ...others] = pieces;
  if (first === undefined) throw nothingFound(site, prose);
  return { site, pieces: [first, ...others], prose, repeated, unusable };
}

/** Pages that are empty or HTML say nothing that could be read wrongly; documents that are broken do. */
function problemOf({ name, text }: Source): string | undefined {
  try {
    kindOf(text, name);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

function nothingFound({ index, pages, unread }: Site, prose: number): UserError {
  const counts = `${pages.length} pages were read, ${prose} of them Markdown without an OpenAPI document`;
  const [problem] = unread;
  const why =
    problem === undefined ? "" : `; ${unread.length} could not be read, the first because: ${problem}`;
  return new UserError(
    `no OpenAPI document found: ${counts}${why}. If the vendor publishes the document itself, pass its URL.`,
    { file: index },
  );
}
