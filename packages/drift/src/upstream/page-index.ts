import type { Source } from "@calloff/openapi/internal";
import { readSiteIndex } from "@calloff/openapi/internal";
import type { NamedOperation } from "./operation-names.ts";

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
