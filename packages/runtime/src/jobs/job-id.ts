import type { CompoundIdDescriptor, IdKind, JobIdDescriptor } from "../descriptor.ts";
import { CalloffError } from "../error.ts";
import type { JobId } from "./outcome.ts";

/** Which ids an operation takes. */
interface IdRule {
  /** What an id must be, for messages. */
  readonly expected: string;
  /** The id as it is sent; undefined for what is not an id. */
  readonly toText: (id: unknown) => string | undefined;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const RULES: Readonly<Record<IdKind, IdRule>> = {
  string: {
    // Nothing, "." and ".." would make another path of it.
    expected: 'a non-empty string other than "." or ".."',
    toText: (id) => (typeof id === "string" && !/^\.{0,2}$/.test(id) ? id : undefined),
  },
  uuid: {
    // RFC 9562.
    expected: "a UUID",
    toText: (id) => (typeof id === "string" && UUID.test(id) ? id : undefined),
  },
  integer: {
    expected: "an integer from 0 to 9007199254740991",
    toText: integerText,
  },
};

/**
 * The id as one path segment, percent-encoded: an id that changes the path would cancel another job, or something that
 * is not a job at all.
 *
 * @throws CalloffError `invalid-job-id`
 */
export function toPathSegment(id: unknown, kind: IdKind): string {
  const { expected, toText } = RULES[kind];
  const text = toText(id);
  try {
    if (text !== undefined) return encodeURIComponent(text);
  } catch {
    // Half of a surrogate pair, which no URL can carry.
  }
  throw invalidJobId(id, expected);
}

export function invalidJobId(id: unknown, expected: string): CalloffError {
  return new CalloffError({
    code: "invalid-job-id",
    message: `Invalid job id ${show(id)}: must be ${expected}. No request was sent.`,
  });
}

/**
 * The id in the type that the vendor's document gives it.
 *
 * @throws CalloffError `invalid-job-id`
 */
export function checkJobId(id: unknown, descriptor: JobIdDescriptor | CompoundIdDescriptor): JobId {
  if ("parts" in descriptor) return descriptor.check(id, descriptor);
  const { kind } = descriptor;
  const segment = toPathSegment(id, kind);
  return kind === "integer" ? Number(segment) : (id as JobId);
}

/** What is above 2^53, `Number` rounds to another job's id. */
function integerText(id: unknown): string | undefined {
  const text = typeof id === "number" ? String(id) : id;
  const isId = typeof text === "string" && /^(0|[1-9]\d*)$/.test(text) && Number.isSafeInteger(Number(text));
  return isId ? text : undefined;
}

function show(id: unknown): string {
  if (typeof id !== "string")
    return typeof id === "number" ? String(id) : `(${id === null ? "null" : typeof id})`;
  return JSON.stringify(id.length > 80 ? `${id.slice(0, 80)}…` : id);
}
