/** Replaces keys in a text by `[key]`, however they are spelled. */
export type Redact = (text: string) => string;

/** Shorter keys are left alone: they would be found in ordinary words. */
const MIN_KEY_LENGTH = 4;
/** Of a longer key its beginning is looked for, and what follows is taken along: patterns have a limit. */
const MAX_SPELLED_LENGTH = 64;
/** What follows the beginning of a long key, up to the next space, quote or angle bracket. */
const REST_OF_KEY = "[^\\s\"'<>]*";
/** Shorter pieces of Base64 would be found in ordinary words too. */
const MIN_BASE64_LENGTH = 8;

/**
 * Vendors sometimes repeat the key they refuse, in a message, a header or a URL. Each key is found in upper and lower
 * case, percent-encoded (once or more often), form-encoded, escaped for JSON or HTML, and in Base64, also as part of
 * a longer text that was encoded as a whole.
 */
export function redactKeys(keys: readonly string[]): Redact {
  const spellings = keys
    .filter((key) => key.length >= MIN_KEY_LENGTH)
    // The longest first: a key that begins with another one must be replaced whole.
    .sort((a, b) => b.length - a.length)
    .flatMap((key) => [plainPatterns(key), ...base64Patterns(key)])
    .map((patterns) =>
      patterns.length <= MAX_SPELLED_LENGTH
        ? patterns
        : [...patterns.slice(0, MAX_SPELLED_LENGTH), REST_OF_KEY],
    );
  if (spellings.length === 0) return (text) => text;
  // Most texts hold no key. The beginning of one is looked for first: to compile the pattern for a whole key of 150
  // characters takes 50 ms.
  const beginning = anyOf(spellings.map((patterns) => patterns.slice(0, MIN_KEY_LENGTH)));
  let whole: RegExp | undefined;
  return (text) => {
    // A global pattern goes on where its last test ended.
    beginning.lastIndex = 0;
    if (!beginning.test(text)) return text;
    whole ??= anyOf(spellings);
    return text.replace(whole, "[key]");
  };
}

/** @param spellings of each key, the patterns of its characters */
function anyOf(spellings: readonly (readonly string[])[]): RegExp {
  return new RegExp(spellings.map((patterns) => patterns.join("")).join("|"), "gi");
}

/** Every repetition has a bound, or begins at one place only: a body made of backslashes must not take minutes. */
function plainPatterns(key: string): string[] {
  const parts = key.match(/\\+|[^\\]/gu) ?? [];
  return parts.map((part) =>
    part.startsWith("\\") ? `(?<!\\\\)\\\\{${part.length},}` : characterPattern(part),
  );
}

const HTML_NAMES: Readonly<Record<string, string>> = {
  "&": "amp",
  "<": "lt",
  ">": "gt",
  '"': "quot",
  "'": "apos",
};

/** All ways in which one character may be written. */
function characterPattern(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const units = Array.from({ length: character.length }, (_, at) => hex(character.charCodeAt(at), 4));
  const bytes = [...new TextEncoder().encode(character)];
  const name = HTML_NAMES[character];
  return `(?:${[
    // As it is, or behind the backslashes of JSON, also of JSON in JSON.
    `\\\\{0,8}${units.map((unit) => `\\u${unit}`).join("")}`,
    // JSON's \u002f.
    units.map((unit) => `\\\\{1,8}u${unit}`).join(""),
    // In a URL; %252f is what becomes of %2f when it is encoded once more.
    bytes.map((byte) => `%(?:25){0,4}${hex(byte, 2)}`).join(""),
    // In HTML: &#47; &#x2f; and &amp; with its like.
    `&(?:amp;){0,4}#(?:0{0,4}${code}|x0{0,4}${code.toString(16)});?`,
    ...(name === undefined ? [] : [`&(?:amp;){0,4}${name};`]),
    // In a form.
    ...(character === " " ? ["\\+"] : []),
  ].join("|")})`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}

const BASE64_PATTERNS: Readonly<Record<string, string>> = {
  "+": "(?:[-+ ]|%2b)",
  "/": "(?:\\\\?/|_|%2f)",
};

/**
 * What of a key's Base64 is the same wherever the key stands in a text that was encoded as a whole: three forms, since
 * Base64 takes three bytes at a time. Each is found in the alphabet for URLs too, and percent-encoded.
 */
function base64Patterns(key: string): string[][] {
  const bytes = new TextEncoder().encode(key);
  const parts = [0, 1, 2].map((offset) => {
    const shifted = String.fromCharCode(...new Uint8Array(offset), ...bytes);
    const wholeCharacters = Math.floor((8 * shifted.length) / 6);
    return btoa(shifted).slice(Math.ceil((8 * offset) / 6), wholeCharacters);
  });
  return parts
    .filter((part) => part.length >= MIN_BASE64_LENGTH)
    .map((part) => Array.from(part, (character) => BASE64_PATTERNS[character] ?? character));
}
