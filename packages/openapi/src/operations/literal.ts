/** Marks that turn the direction of text around, so that code reads otherwise than it runs, and line ends of old JavaScript. */
const DECEPTIVE = /[\p{Bidi_Control}\p{Zl}\p{Zp}]/gu;

/** A JSON value as a TypeScript expression that evaluates to just that value. */
export function literal(value: unknown): string {
  return JSON.stringify(value)
    .replace(DECEPTIVE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll('"__proto__":', '["__proto__"]:');
}
