/** The tools that are run beside ours. */
export const PEERS = ["oasdiff", "redocly"] as const;

export type PeerName = (typeof PEERS)[number];

/** What a tool says of a pair. */
export interface PeerVerdict {
  readonly breaking: boolean;
  /** The highestBump level it gave, in its own word; `nothing` where it reports no change. */
  readonly level: string;
  /** Its ids of what it found at that level, each once, in order of the alphabet. */
  readonly rules: readonly string[];
}

/** Verdicts by the pair's name. */
export type PeerVerdicts = ReadonlyMap<string, PeerVerdict>;
