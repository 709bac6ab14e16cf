import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Pair } from "./pair.ts";
import { EXPLAINED, type ExplainedName, type PeerVerdict, type PeerVerdicts } from "./peer.ts";

/** A pair that a peer calls breaking and we do not, or the other way round. */
export interface Disagreement {
  readonly pair: Pair;
  readonly peer: ExplainedName;
  /** What it says, as `sayVerdict` writes it. */
  readonly says: string;
}

export function findDisagreements(
  pairs: readonly Pair[],
  verdicts: Readonly<Record<ExplainedName, PeerVerdicts>>,
): Disagreement[] {
  return pairs.flatMap((pair) =>
    EXPLAINED.flatMap((peer) => {
      const verdict = verdicts[peer].get(pair.name);
      if (verdict === undefined) throw new Error(`${peer} said nothing of ${pair.name}`);
      const ours = pair.expected.bump === "major";
      // Where it could not tell, it has no other view.
      return verdict.breaking === undefined || verdict.breaking === ours
        ? []
        : [{ pair, peer, says: sayVerdict(verdict) }];
    }),
  );
}

/** What is wrong between the disagreements that there are and those that are explained; empty when nothing is. */
export function findUnexplained(
  disagreements: readonly Disagreement[],
  explanations: readonly Explanation[],
): string[] {
  const found = disagreements.map(({ pair, peer, says }) => `${pair.name}: ${peer} says ${says}`);
  const explained = explanations.flatMap(({ pairs, says }) =>
    pairs.flatMap((pair) => Object.entries(says).map(([peer, text]) => `${pair}: ${peer} says ${text}`)),
  );
  return [
    ...found.filter((line) => !explained.includes(line)).map((line) => `not explained: ${line}`),
    ...explained.filter((line) => !found.includes(line)).map((line) => `no longer so: ${line}`),
    ...explained
      .filter((line, i) => explained.indexOf(line) !== i)
      .map((line) => `explained more than once: ${line}`),
  ];
}

/** Why a peer's verdict is not ours, for pairs in which the same happens. */
export interface Explanation {
  readonly pairs: readonly string[];
  /** What those that disagree say, as `sayVerdict` writes it. */
  readonly says: Readonly<Partial<Record<ExplainedName, string>>>;
  /** Why ours stands. */
  readonly why: string;
  /** A user's code: it stops compiling where ours says major, and compiles on both sides where it does not. */
  readonly proof?: string;
  /** The peer's own word on it. */
  readonly source?: string;
}

/** Explanations that belong together, under a heading. */
export interface Chapter {
  readonly title: string;
  readonly explanations: readonly Explanation[];
}

export function readChapters(folder: string): Chapter[] {
  return readdirSync(folder)
    .sort()
    .map((file) => parse(readFileSync(join(folder, file), "utf8")) as Chapter);
}

/** As in `ERR: response-property-type-changed`, or `patch` alone where no rule is named. */
function sayVerdict({ level, rules }: PeerVerdict): string {
  return rules.length === 0 ? level : `${level}: ${rules.join(", ")}`;
}
