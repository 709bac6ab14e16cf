/** The tools that are run beside ours. */
export const PEERS = ["oasdiff", "redocly", "api-smart-diff"] as const;

export type PeerName = (typeof PEERS)[number];

/** Those whose every disagreement is explained; the third has rules for OpenAPI 3.0 alone. */
export const EXPLAINED = ["oasdiff", "redocly"] as const;

export type ExplainedName = (typeof EXPLAINED)[number];

/** What a tool says of a pair. */
export interface PeerVerdict {
  /** Undefined where it could not tell. */
  readonly breaking: boolean | undefined;
  /** The highest level it gave, in its own word; `nothing` where it reports no change. */
  readonly level: string;
  /** Its ids of what it found at that level, each once, in order of the alphabet. */
  readonly rules: readonly string[];
}

/** Verdicts by the pair's name. */
export type PeerVerdicts = ReadonlyMap<string, PeerVerdict>;

/** It failed, and says why in a line or more. */
export function couldNotTell(error: unknown): PeerVerdict {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return { breaking: undefined, level: "could not tell", rules: [line.slice(0, 120)] };
}
