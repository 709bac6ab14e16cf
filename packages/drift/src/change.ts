import type { JsonValue } from "@calloff/openapi";
import type { ChangeId } from "./change-kinds.ts";

/** The release that a change requires, by the rules of semantic versioning. */
export type Bump = "none" | "patch" | "minor" | "major";

/** The releases that a change can ask for, from the mildest to the hardest. */
export const BUMPS: readonly Bump[] = ["none", "patch", "minor", "major"];

/**
 * A further fact about a change.
 *
 * - `open-set`: the vendor makes this change no matter which package version you use, so a program needs a default branch.
 * - `wire`: the types have not changed, but the server may refuse values that it used to accept.
 */
export type Flag = "open-set" | "wire";

/** The check that noticed a change: the walk over the documents, the TypeScript compiler, or both. */
export type Judge = "walk" | "compiler" | "both";

/** One difference between two documents, and what it does to code written against the older one. */
export interface Change {
  /** The kind of change: a key of `CHANGE_KINDS`. */
  readonly id: ChangeId;
  /** The release that this change requires. */
  readonly bump: Bump;
  /** Further facts about the change; empty for most changes. */
  readonly flags: readonly Flag[];
  /** The first operation that it affects, as in `DELETE /job/{jobId}`; `null` if it belongs to no operation. */
  readonly operation: string | null;
  /** The number of operations that it affects; 0 if it belongs to none. */
  readonly operations: number;
  /** A JSON Pointer into the newer document, or into the older one if the value was removed. */
  readonly pointer: string;
  /** The old value, shortened; `null` if it is new. */
  readonly before: JsonValue;
  /** The new value, shortened; `null` if it was removed. */
  readonly after: JsonValue;
  /** The change in one sentence, without a full stop at its end. */
  readonly message: string;
  /** The check that noticed it. */
  readonly by: Judge;
}

/** The result of comparing two documents. */
export interface Comparison {
  /** The higher of the two verdicts. */
  readonly bump: Bump;
  /** The release that each of the two checks requires. */
  readonly verdicts: {
    /** The verdict of the walk over the documents. */
    readonly walk: Bump;
    /** The verdict of the TypeScript compiler over the types of both documents. */
    readonly compiler: Bump;
  };
  /** All changes, the highest bump first, then in the order of their places. */
  readonly changes: readonly Change[];
}

export function highestBump(bumps: Iterable<Bump>): Bump {
  const asked = new Set(bumps);
  return BUMPS.findLast((bump) => asked.has(bump)) ?? "none";
}

/** The order in which changes are told: the hardest first, then by their places. */
export function byWeight(one: Change, other: Change): number {
  const harder = BUMPS.indexOf(other.bump) - BUMPS.indexOf(one.bump);
  return harder || (one.pointer < other.pointer ? -1 : one.pointer > other.pointer ? 1 : 0);
}
