/** Nobody reads more of one line. */
const MAX_LINE_LENGTH = 1_200;
const LAST_PART = 200;

/**
 * Lines for whoever runs a command. What a vendor wrote stands in them: it can move no cursor, turn no text around, and
 * fill no screen.
 */
export function sanitizeMessage(lines: string): string {
  return lines
    .split("\n")
    .map((line) => shorten(visibleText(line.replaceAll("\t", " "))))
    .join("\n");
}

function shorten(line: string): string {
  if (line.length <= MAX_LINE_LENGTH) return line;
  return `${line.slice(0, MAX_LINE_LENGTH - LAST_PART)} … ${line.slice(-LAST_PART)}`;
}

/**
 * A vendor's text on one line, as it is: what a terminal or a page would obey (escape sequences, line ends, marks
 * that turn the direction of text around or have no width) is spelled out.
 */
export function visibleText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, spell);
}

const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function spell(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return SHORT[character] ?? (code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`);
}

const MAX_NAMES = 5;
const MAX_NAME_LENGTH = 60;

/** Some of many names, and how many more there are. What no usual name has is left out of them: CI obeys some of it. */
export function firstNames(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).map((name) => {
    const plain = name.replace(/[^\p{L}\p{N} ._:/@+*-]+/gu, "…");
    return `\`${plain.length > MAX_NAME_LENGTH ? `${plain.slice(0, MAX_NAME_LENGTH)}…` : plain}\``;
  });
  const more = names.length - shown.length;
  return more === 0 ? shown.join(", ") : `${shown.join(", ")} and ${more} more`;
}
