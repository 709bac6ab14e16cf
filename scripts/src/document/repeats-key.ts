import type { JsonValue } from "./json.ts";

const QUOTE = '"';
const BACKSLASH = "\\";
const NOT_SPACE = /[^ \t\r\n]/g;

/**
 * Whether an object in the JSON text has a key twice, of which `JSON.parse` keeps the last. It only counts, many
 * times faster than a reading that could say where.
 *
 * @param value what `JSON.parse` makes of the text
 */
export function repeatsKey(text: string, value: JsonValue): boolean {
  return countWritten(text) !== countKept(value);
}

/** Strings that a colon follows. */
function countWritten(text: string): number {
  let count = 0;
  for (let start = text.indexOf(QUOTE); start !== -1; ) {
    let end = text.indexOf(QUOTE, start + 1);
    while (isEscaped(text, end)) end = text.indexOf(QUOTE, end + 1);
    NOT_SPACE.lastIndex = end + 1;
    const next = text[end + 1] === ":" ? ":" : NOT_SPACE.exec(text)?.[0];
    if (next === ":") count++;
    start = text.indexOf(QUOTE, end + 1);
  }
  return count;
}

function isEscaped(text: string, end: number): boolean {
  let backslashes = 0;
  while (text[end - 1 - backslashes] === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
}

function countKept(root: JsonValue): number {
  let count = 0;
  const left = [root];
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (typeof value !== "object" || value === null) continue;
    const children = Object.values(value);
    if (!Array.isArray(value)) count += children.length;
    for (const child of children) if (typeof child === "object" && child !== null) left.push(child);
  }
  return count;
}
