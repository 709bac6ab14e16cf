import { endOfString } from "./find-depth.ts";
import type { JsonValue } from "./json.ts";

/**
 * Whether an object in `text` has a key twice, of which `JSON.parse` kept the last: there are then more keys in the
 * text than in the value. Much faster than looking for the place, which `findJsonProblem` does.
 *
 * @param value what `JSON.parse` made of `text`
 */
export function repeatsAKey(text: string, value: JsonValue): boolean {
  return countKeysInText(text) !== countKeys(value);
}

function countKeysInText(text: string): number {
  let count = 0;
  for (let start = text.indexOf('"'); start !== -1; ) {
    let next = endOfString(text, start) + 1;
    while (isSpace(text.charCodeAt(next))) next += 1;
    if (text[next] === ":") count += 1;
    start = text.indexOf('"', next);
  }
  return count;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Without recursion: how deep the value is has not been looked at. */
function countKeys(root: JsonValue): number {
  let count = 0;
  const left = [root];
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (typeof value !== "object" || value === null) continue;
    const items = Object.values(value);
    if (!Array.isArray(value)) count += items.length;
    for (const item of items) if (typeof item === "object") left.push(item);
  }
  return count;
}
