import {
  extractDocument,
  type PublishedPiece,
  type ReadOnce,
  readPiece,
  readSiteIndex,
  type Source,
  UserError,
} from "@calloff/openapi/internal";
import { isSameOperation, type NamedOperation, namedOperations } from "./operation-names.ts";

/** Enough to find a page whose title is like what it is about; few enough to ask of somebody else's server daily. */
const MAX_PAGES = 20;

/**
 * Finds the pages that document `wanted`, by the index of their site.
 *
 * @throws UserError when the index cannot be read, or the most promising of its pages do not document all of them
 */
export async function searchIndex(
  index: string,
  wanted: readonly NamedOperation[],
  read: ReadOnce,
): Promise<[PublishedPiece, ...PublishedPiece[]]> {
  const pages = rankPages(await read(index), wanted);
  if (pages.length === 0) throw new UserError("links no page of its own site.", { file: index });
  const found: PublishedPiece[] = [];
  const problems: string[] = [];
  let missing = wanted;
  for (const page of pages.slice(0, MAX_PAGES)) {
    try {
      const operations = namedOperations(extractDocument(await read(page)).document.value);
      const left = missing.filter((one) => !operations.some((other) => isSameOperation(one, other)));
      if (left.length === missing.length) continue;
      missing = left;
    } catch (error) {
      // Most pages of a site document no operation.
      if (!(error instanceof UserError)) throw error;
      problems.push(error.message);
      continue;
    }
    found.push(await readPiece({ from: page }, read));
    const [first, ...others] = found;
    if (first !== undefined && missing.length === 0) return [first, ...others];
  }
  const looked = Math.min(pages.length, MAX_PAGES);
  const [problem] = problems;
  throw new UserError(
    `none of the ${looked} pages looked at, of ${pages.length}, documents ${missing.map(({ name }) => name).join(", ")}.` +
      (problem === undefined
        ? ""
        : ` ${problems.length} of them could not be used, the first because: ${problem}`) +
      " If you know the page, vendor the document from it.",
    { file: index },
  );
}

/** A line of an index that links a page. */
interface IndexLine {
  readonly url: string;
  readonly words: ReadonlySet<string>;
}

/**
 * The pages of its own site that an index such as llms.txt links, those first that seem to be about `wanted`:
 * a word that they share counts the more, the fewer pages have it.
 */
export function rankPages(index: Source, wanted: readonly NamedOperation[]): string[] {
  const lines = readSiteIndex(index).links.map(
    ({ url, line }): IndexLine => ({ url, words: new Set(wordsOf(line)) }),
  );
  const wantedWords = new Set(wanted.flatMap(wordsAbout));
  const frequency = new Map<string, number>();
  for (const { words } of lines) {
    for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  const promise = ({ words }: IndexLine): number =>
    [...words].reduce((sum, word) => sum + (wantedWords.has(word) ? 1 / (frequency.get(word) ?? 1) : 0), 0);
  const ranked = lines.map((line) => ({ url: line.url, promise: promise(line) }));
  return ranked.sort((a, b) => b.promise - a.promise).map(({ url }) => url);
}

function wordsAbout({ method, path, operation }: NamedOperation): string[] {
  const { operationId = "", summary = "" } = operation;
  return wordsOf(`${method} ${path} ${operationId} ${summary}`);
}

/** `tryOnJob_cancel` has four. */
function wordsOf(text: string): string[] {
  const words = text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").toLowerCase();
  return words.match(/[\p{L}\d]+/gu) ?? [];
}
