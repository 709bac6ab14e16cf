/** Takes a key out of a text. */
export type HideKey = (text: string) => string;

/** Below this, a key could not be told from other words of the text. */
export const MIN_KEY_LENGTH = 8;

/** Hides the key however JSON, URLs and HTML spell its characters, in letters of either case. */
export function createHideKey(key: string): HideKey {
  const pattern = new RegExp([...key].map(spellings).join(""), "giu");
  return (text) => text.replace(pattern, "[key]");
}

function spellings(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).padStart(2, "0");
  const itself = /[\^$\\.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
  return [
    // The longer spelling first: the character itself begins some of the others. JSON within JSON has more backslashes.
    `(?:${NAMED[character] ?? itself}`,
    `\\\\{1,3}u${hex.padStart(4, "0")}`,
    `%${hex}`,
    `&#x0{0,4}${hex};`,
    `&#0{0,4}${code};`,
    `\\\\{0,3}${itself})`,
  ].join("|");
}

const NAMED: Readonly<Record<string, string>> = {
  '"': "&quot;",
  "&": "&amp;",
  "'": "&apos;",
  "<": "&lt;",
  ">": "&gt;",
};
