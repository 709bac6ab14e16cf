import type { JsonValue } from "@calloff/openapi/internal";
import type { ChangeId } from "./change-kinds.ts";

/** Which release a change asks for, from the mildest to the hardest. */
export const BUMPS = ["none", "patch", "minor", "major"] as const;

export type Bump = (typeof BUMPS)[number];

/**
 * - `open-set`: it happens at the vendor whatever is published, so a program needs a default branch.
 * - `wire`: the types are as before, and the server may refuse what it took.
 */
export type Flag = "open-set" | "wire";

/** Who noticed a change: the walk over the documents, the TypeScript compiler, or each of them. */
export type Judge = "walk" | "compiler" | "both";

/** One difference between two documents, and what it does to code written against the older one. */
export interface Change {
  readonly id: ChangeId;
  readonly bump: Bump;
  readonly flags: readonly Flag[];
  /** As in `DELETE /job/{jobId}`; `null` for what belongs to no operation. The first of those that it touches. */
  readonly operation: string | null;
  /** How many operations it touches; 0 for what belongs to none. */
  readonly operations: number;
  /** JSON pointer into the newer effective document, and into the older one for what is gone. */
  readonly pointer: string;
  /** What stood there, in short; `null` for what is new. */
  readonly before: JsonValue;
  /** What stands there now, in short; `null` for what is gone. */
  readonly after: JsonValue;
  /** One sentence, without a full stop at its end. */
  readonly message: string;
  readonly by: Judge;
}

/** What the comparison of two documents found. */
export interface Comparison {
  /** The harder of the two verdicts. */
  readonly bump: Bump;
  readonly verdicts: { readonly walk: Bump; readonly compiler: Bump };
  /** The hardest first, then in the order of their places. */
  readonly changes: readonly Change[];
}

export function hardest(bumps: Iterable<Bump>): Bump {
  let hardest: Bump = "none";
  for (const bump of bumps) if (BUMPS.indexOf(bump) > BUMPS.indexOf(hardest)) hardest = bump;
  return hardest;
}
