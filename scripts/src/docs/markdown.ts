/** Characters that Markdown, HTML or Vue would read as their own. */
const SPECIAL = /[&<>"'`*_[\]{}\\|#~!$^:]/g;

/** Text of any origin for a line or a table's cell, as it is. */
export function plain(text: string): string {
  return text.replace(/\s+/g, " ").replace(SPECIAL, (character) => `&#${character.codePointAt(0)};`);
}

/** The same, as code. */
export function code(text: string): string {
  return `<code>${plain(text)}</code>`;
}

/** A link to a page elsewhere, where the text is an address of one; else the text. */
export function linkOut(text: string, url: string | null): string {
  if (url === null || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return plain(text);
  return `<a href="${plain(new URL(url).href)}" rel="noreferrer">${plain(text)}</a>`;
}

/** A block of code that holds any text. */
export function fence(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = "`".repeat(longest + 1);
  return `${ticks}${language}\n${text.trimEnd()}\n${ticks}\n`;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/** The text with its character references (`&#123;`, `&amp;`) as the characters that they stand for. */
export function decodeReferences(text: string): string {
  return text.replace(/&(?:#(\d+)|([a-z]+));/g, (reference, number?: string, name = "") =>
    number === undefined ? (NAMED[name] ?? reference) : String.fromCodePoint(Number(number)),
  );
}
