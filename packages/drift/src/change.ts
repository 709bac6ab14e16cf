import type { JsonValue } from "@calloff/openapi";
import type { ChangeId } from "./change-kinds.ts";

/** The release that a change asks for, by the rules of semantic versioning. */
export type Bump = "none" | "patch" | "minor" | "major";

/** The releases that a change can ask for, from the mildest to the highestBump. */
export const BUMPS: readonly Bump[] = ["none", "patch", "minor", "major"];

/**
 * What else is to be known of a change.
 *
 * - `open-set`: it happens at the vendor whatever is published, so a program needs a default branch.
 * - `wire`: the types are as before, and the server may refuse what it took.
 */
export type Flag = "open-set" | "wire";

/** Who noticed a change: the walk over the documents, the TypeScript compiler, or each of them. */
export type Judge = "walk" | "compiler" | "both";

/** One difference between two documents, and what it does to code written against the older one. */
export interface Change {
  /** The kind of change: a key of `CHANGE_KINDS`. */
  readonly id: ChangeId;
  /** The release that this change asks for. */
  readonly bump: Bump;
  /** What else is to be known of it; empty for most changes. */
  readonly flags: readonly Flag[];
  /** The first operation that it touches, as in `DELETE /job/{jobId}`; `null` for what belongs to no operation. */
  readonly operation: string | null;
  /** How many operations it touches; 0 for what belongs to none. */
  readonly operations: number;
  /** A JSON Pointer into the newer document, or into the older one for what is gone. */
  readonly pointer: string;
  /** What stood there, shortened; `null` for what is new. */
  readonly before: JsonValue;
  /** What stands there now, shortened; `null` for what is gone. */
  readonly after: JsonValue;
  /** The change in one sentence, without a full stop at its end. */
  readonly message: string;
  /** Who noticed it. */
  readonly by: Judge;
}

/** What the comparison of two documents found. */
export interface Comparison {
  /** The harder of the two verdicts. */
  readonly bump: Bump;
  /** The release that each of the two judges asks for. */
  readonly verdicts: {
    /** The verdict of the walk over the documents. */
    readonly walk: Bump;
    /** The verdict of the TypeScript compiler over the types of both documents. */
    readonly compiler: Bump;
  };
  /** All changes, the highestBump first, then in the order of their places. */
  readonly changes: readonly Change[];
}

export function highestBump(bumps: Iterable<Bump>): Bump {
  let highestBump: Bump = "none";
  for (const bump of bumps) if (BUMPS.indexOf(bump) > BUMPS.indexOf(highestBump)) highestBump = bump;
  return highestBump;
}
