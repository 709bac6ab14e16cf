/** Takes a key out of a text. */
export type HideKey = (text: string) => string;

/** Below this, a key could not be told from other words of the text. */
export const SHORTEST_KEY = 8;

/** Hides the key as it is, and as JSON, PHP's JSON and URLs spell it. */
export function createHideKey(key: string): HideKey {
  const inJson = JSON.stringify(key).slice(1, -1);
  const spellings = new Set([
    key,
    inJson,
    inJson.replaceAll("/", "\\/"),
    encodeURIComponent(key),
    encodeURI(key),
  ]);
  // The longest first: a shorter one may be a part of it.
  const ordered = [...spellings].sort((a, b) => b.length - a.length);
  return (text) => ordered.reduce((hidden, spelling) => hidden.replaceAll(spelling, "[key]"), text);
}
