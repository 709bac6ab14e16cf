/**
 * Text from a vendor or a file, safe to print: control characters would move a terminal's cursor, and those that
 * change the direction of writing would show another text than is there.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, (character) => {
    const code = character.codePointAt(0)?.toString(16).padStart(4, "0");
    return `\\u${code}`;
  });
}
