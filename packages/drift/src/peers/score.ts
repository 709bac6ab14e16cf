import type { Pair } from "./pair.ts";
import type { PeerVerdicts } from "./peer.ts";

/** How often a tool's verdict was which; a pair counts once in the first four. */
export interface Score {
  readonly right: number;
  /** Not breaking to the tool, and major by the label. */
  readonly softer: number;
  /** Breaking to the tool, and not major by the label. */
  readonly harsher: number;
  readonly couldNotTell: number;
  /** Of all: where the tool reports nothing, and the label is patch, minor or major. */
  readonly silent: number;
}

/** Whether a tool calls breaking what is major by the label, and nothing else. */
export function scoreOf(pairs: readonly Pair[], verdicts: PeerVerdicts): Score {
  const score = { right: 0, softer: 0, harsher: 0, couldNotTell: 0, silent: 0 };
  for (const { name, expected } of pairs) {
    const verdict = verdicts.get(name);
    const isMajor = expected.bump === "major";
    if (verdict?.breaking === undefined) score.couldNotTell += 1;
    else if (verdict.breaking === isMajor) score.right += 1;
    else if (isMajor) score.softer += 1;
    else score.harsher += 1;
    if (verdict?.level === "nothing" && expected.bump !== "none") score.silent += 1;
  }
  return score;
}
