import { readFileSync } from "node:fs";
import { apiCompare } from "api-smart-diff";
import { parse } from "yaml";
import type { Pair } from "./pair.ts";
import { couldNotTell, type PeerVerdict, type PeerVerdicts } from "./peer.ts";

/** Its words, from the hardest: what it has no rule for is above what a rule calls harmless. */
const TYPES = ["breaking", "unclassified", "deprecated", "non-breaking", "annotation"] as const;

/** What the library says with its default rules. */
export function askApiSmartDiff(pairs: readonly Pair[]): PeerVerdicts {
  return new Map(pairs.map((pair) => [pair.name, verdictOf(pair)]));
}

function verdictOf({ base, revision }: Pair): PeerVerdict {
  let types: ReadonlySet<string>;
  try {
    const { diffs } = apiCompare(read(base), read(revision));
    types = new Set(diffs.map(({ type }) => type));
  } catch (error) {
    return couldNotTell(error);
  }
  const level = TYPES.find((type) => types.has(type)) ?? "nothing";
  return { breaking: level === "unclassified" ? undefined : level === "breaking", level, rules: [] };
}

function read(file: string): unknown {
  return parse(readFileSync(file, "utf8"));
}
