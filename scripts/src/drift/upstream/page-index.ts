import type { Source } from "../../vendor/read-source.ts";
import { parseWebUrl } from "../../vendor/web-url.ts";
import type { NamedOperation } from "./operation-names.ts";

/** A line of an index that links a page. */
interface IndexLine {
  readonly url: string;
  readonly words: ReadonlySet<string>;
}

/** More than a line of text has; what is longer is no text. */
const LONGEST_LINE = 2000;
const LINK = /\[[^[\]]{0,500}\]\(([^\s()]{1,1000})\)/g;

/**
 * The pages of its own site that an index such as llms.txt links, those first that seem to be about `wanted`:
 * a word that they share counts the more, the fewer pages have it.
 */
export function rankPages({ name, text }: Source, wanted: readonly NamedOperation[]): string[] {
  const lines = readIndex(text, parseWebUrl(name));
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

function readIndex(text: string, site: URL): IndexLine[] {
  const lines = new Map<string, IndexLine>();
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.length > LONGEST_LINE) continue;
    for (const [, link = ""] of line.matchAll(LINK)) {
      const url = URL.canParse(link, site) ? new URL(link, site) : undefined;
      if (url?.origin !== site.origin || url.href === site.href) continue;
      url.hash = "";
      lines.set(url.href, { url: url.href, words: new Set(wordsOf(line)) });
    }
  }
  return [...lines.values()];
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
