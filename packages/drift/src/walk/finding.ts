import type { JsonValue } from "@calloff/openapi/internal";
import { type Bump, type Flag, highestBump } from "../change.ts";
import { CHANGE_KINDS, type ChangeId } from "../change-kinds.ts";

/** Requests are written by users, responses are read by them. */
export type Direction = "request" | "response";

/** A change at one place, before it is known which operations it touches. */
export interface Finding {
  readonly id: ChangeId;
  readonly bump: Bump;
  readonly flags: readonly Flag[];
  readonly pointer: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly message: string;
}

interface Details {
  readonly pointer: string;
  readonly before?: JsonValue;
  readonly after?: JsonValue;
  readonly message: string;
  /** Where the place makes it another than that of the kind. */
  readonly bump?: Bump;
  readonly flags?: readonly Flag[];
}

export function finding(id: ChangeId, details: Details): Finding {
  const { pointer, before = null, after = null, message, flags = [] } = details;
  return { id, bump: details.bump ?? CHANGE_KINDS[id].bump, flags, pointer, before, after, message };
}

/** What was found where two types are compared, and the comparisons of the types within them. */
export interface TypeComparison {
  readonly findings: Finding[];
  readonly children: Set<TypeComparison>;
}

/** Everything that was found at an entry and below it. */
export function findingsBelow(entry: TypeComparison): Finding[] {
  return comparisonsBelow([entry]).flatMap(({ findings }) => findings);
}

export function bumpOf(entry: TypeComparison): Bump {
  return highestBump(findingsBelow(entry).map(({ bump }) => bump));
}

export function comparisonsBelow(roots: Iterable<TypeComparison>): TypeComparison[] {
  const seen = new Set<TypeComparison>(roots);
  for (const entry of seen) for (const child of entry.children) seen.add(child);
  return [...seen];
}
