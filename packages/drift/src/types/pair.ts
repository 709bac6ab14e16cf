import type ts from "typescript";
import type { Bump, Flag } from "../change.ts";

/** Who writes values of a type: the vendor, for users to read, or users, for the vendor. */
export type Direction = "read" | "write";

/** One difference between two types, at the place that the pair stands for. */
export interface Finding {
  readonly bump: Bump;
  readonly flags: readonly Flag[];
  readonly before: string;
  readonly after: string;
  /** What goes on after the name of the place, as in `may be null`. */
  readonly message: string;
}

/** A type before and after. Pairs form a graph, with circles where schemas are recursive. */
export interface Pair {
  readonly before: ts.Type;
  readonly after: ts.Type;
  readonly direction: Direction;
  readonly findings: Finding[];
  /** What the types are made of, by the way to it, as in `.state`; empty for a variant of a union. */
  readonly parts: { readonly segment: string; readonly pair: Pair }[];
}

/** A finding and the shortest way to it. */
export interface Placed {
  readonly path: string;
  readonly finding: Finding;
}

/** Everything found in the pair and in what it is made of, each once. */
export function findingsIn(root: Pair): Placed[] {
  const placed: Placed[] = [];
  const paths = new Map([[root, ""]]);
  // What is added on the way is visited too: the nearest first.
  for (const [pair, path] of paths) {
    placed.push(...pair.findings.map((finding) => ({ path, finding })));
    for (const { segment, pair: part } of pair.parts) if (!paths.has(part)) paths.set(part, path + segment);
  }
  return placed;
}
