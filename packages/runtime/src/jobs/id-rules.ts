import type { IdRule } from "./job-id.ts";

// Only descriptors whose ids are not any text bring these along.

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const DIGITS = /^(0|[1-9]\d{0,15})$/;

/** Ids that are UUIDs (RFC 9562). */
export const UUID_RULE: IdRule = {
  expected: "a UUID",
  toText: (id) => (typeof id === "string" && UUID.test(id) ? id : undefined),
};

/** Ids that are whole numbers. */
export const INTEGER_RULE: IdRule = {
  expected: "an integer from 0 to 9007199254740991",
  toText: integerText,
  toTyped: Number,
};

/** Digits are compared as text: above 2^53, `Number` gives the number of another job. */
function integerText(id: unknown): string | undefined {
  const text = typeof id === "number" ? String(id) : id;
  if (typeof text !== "string" || !DIGITS.test(text)) return undefined;
  const largest = String(Number.MAX_SAFE_INTEGER);
  return text.length < largest.length || text <= largest ? text : undefined;
}
