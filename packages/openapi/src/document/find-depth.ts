const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Where JSON is first nested deeper than this; undefined when it is not. It takes no memory, and any text: a regular
 * expression for strings overflows the stack on one of ten megabytes.
 */
export function findDepth(text: string, most: number): number | undefined {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) i = endOfString(text, i);
    // { and [, or } and ].
    else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) depth -= 1;
    if (depth > most) return i;
  }
  return undefined;
}

/** The place of a string's second quote, or of the end of the text. */
export function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let first = end;
    while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
    if ((end - first) % 2 === 0) return end;
  }
  return text.length;
}
