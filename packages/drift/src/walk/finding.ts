import type { JsonValue } from "@calloff/openapi/internal";
import { type Bump, type Flag, highestBump } from "../change.ts";
import { CHANGE_KINDS, type ChangeId } from "../change-kinds.ts";
import type { SchemaRef } from "./shape.ts";
import type { Walk } from "./walk.ts";

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
  readonly bump?: Bump | undefined;
  readonly flags?: readonly Flag[];
}

export function finding(id: ChangeId, details: Details): Finding {
  const { pointer, before = null, after = null, message, flags = [] } = details;
  return { id, bump: details.bump ?? CHANGE_KINDS[id].bump, flags, pointer, before, after, message };
}

/** A comparison of two types in one direction: what was found, and the comparisons of the types within them. */
export class TypeComparison {
  readonly walk: Walk;
  readonly direction: Direction;
  readonly isRequest: boolean;
  readonly findings: Finding[] = [];
  readonly children: Set<TypeComparison> = new Set<TypeComparison>();

  constructor(walk: Walk, direction: Direction) {
    this.walk = walk;
    this.direction = direction;
    this.isRequest = direction === "request";
  }

  add(...details: Parameters<typeof finding>): void {
    this.findings.push(finding(...details));
  }

  /** Compares two types that stand within these. */
  compareWithin(before: SchemaRef, after: SchemaRef): void {
    this.children.add(this.walk.compare(before, after, this.direction));
  }
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
