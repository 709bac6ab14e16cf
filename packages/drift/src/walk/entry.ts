import { type Bump, highestBump } from "../change.ts";
import type { Finding } from "./finding.ts";

/** What was found where two types are compared, and the comparisons of the types within them. */
export interface Entry {
  readonly findings: Finding[];
  readonly children: Set<Entry>;
}

/** Everything that was found at an entry and below it. */
export function findingsBelow(entry: Entry): Finding[] {
  return entriesBelow([entry]).flatMap(({ findings }) => findings);
}

export function bumpOf(entry: Entry): Bump {
  return highestBump(findingsBelow(entry).map(({ bump }) => bump));
}

export function entriesBelow(roots: Iterable<Entry>): Entry[] {
  const seen = new Set<Entry>(roots);
  for (const entry of seen) for (const child of entry.children) seen.add(child);
  return [...seen];
}
