import type { IdKind } from "./descriptor.ts";
import { CalloffError } from "./error.ts";
import type { JobId } from "./outcome.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DIGITS = /^(0|[1-9]\d{0,15})$/;

const EXPECTED: Readonly<Record<IdKind, string>> = {
  string: 'a string that is not empty, "." or ".."',
  integer: `an integer from 0 to ${Number.MAX_SAFE_INTEGER}`,
  uuid: "a UUID",
};

/**
 * The id as one path segment, percent-encoded, or an error: an id that changes the path would call off
 * another job, or something that is no job at all.
 *
 * @throws CalloffError `invalid-job-id`
 */
export function toPathSegment(id: unknown, kind: IdKind): string {
  const text = kind === "integer" ? integerText(id) : id;
  const segment = typeof text === "string" && isOfKind(text, kind) ? encode(text) : undefined;
  if (segment !== undefined) return segment;
  throw new CalloffError({
    code: "invalid-job-id",
    message: `The job id ${show(id)} is not ${EXPECTED[kind]}. Nothing was sent.`,
  });
}

/** The id in the type that the vendor's document gives it. Call it with ids that were checked. */
export function toTypedId(id: JobId, kind: IdKind): JobId {
  return kind === "integer" ? Number(id) : id;
}

/**
 * The id in the type that the vendor's document gives it.
 *
 * @throws CalloffError `invalid-job-id`
 */
export function checkJobId(id: unknown, kind: IdKind): JobId {
  toPathSegment(id, kind);
  return toTypedId(id as JobId, kind);
}

/** Digits are compared as text: above 2^53, `Number` gives the number of another job. */
function integerText(id: unknown): string | undefined {
  const text = typeof id === "number" ? String(id) : id;
  if (typeof text !== "string" || !DIGITS.test(text)) return undefined;
  const largest = String(Number.MAX_SAFE_INTEGER);
  return text.length < largest.length || text <= largest ? text : undefined;
}

function isOfKind(text: string, kind: IdKind): boolean {
  return kind === "uuid" ? UUID.test(text) : text !== "" && text !== "." && text !== "..";
}

/** `undefined` for half of a surrogate pair, which no URL can carry. */
function encode(text: string): string | undefined {
  try {
    return encodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function show(id: unknown): string {
  if (typeof id !== "string")
    return typeof id === "number" ? String(id) : `(${id === null ? "null" : typeof id})`;
  return JSON.stringify(id.length > 80 ? `${id.slice(0, 80)}…` : id);
}
