import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Bump, Flag } from "../change.ts";

/** Two documents and what comparing them must give, worked out by hand. */
export interface Pair {
  readonly name: string;
  readonly base: string;
  readonly revision: string;
  readonly expected: Expected;
}

interface Expected {
  readonly bump: Bump;
  readonly flags: readonly Flag[];
  readonly why: string;
}

/** The pairs in a folder, each in a folder of its own, by name. */
function readPairs(folder: string): Pair[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      name,
      base: join(folder, name, "base.yaml"),
      revision: join(folder, name, "revision.yaml"),
      expected: JSON.parse(readFileSync(join(folder, name, "expected.json"), "utf8")) as Expected,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The cases that drift is held to. */
export function givenCases(): Pair[] {
  return readPairs(fileURLToPath(new URL("../cases", import.meta.url)));
}

/** Further pairs, for what the cases leave out. */
export function ownPairs(): Pair[] {
  return readPairs(fileURLToPath(new URL("pairs", import.meta.url)));
}
