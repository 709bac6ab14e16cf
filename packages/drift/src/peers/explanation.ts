import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { ExplainedName, PeerVerdict } from "./peer.ts";

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
export function sayVerdict({ level, rules }: PeerVerdict): string {
  return rules.length === 0 ? level : `${level}: ${rules.join(", ")}`;
}
