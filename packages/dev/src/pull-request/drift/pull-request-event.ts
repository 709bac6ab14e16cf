import { readFileSync } from "node:fs";
import { type Place, runGit } from "../git.ts";
import { environmentVariable, ProgramError } from "../program.ts";

/** The pull request that a run is for. */
export interface PullRequestEvent {
  readonly number: number;
  /** Whether it comes from another repository: what runs for it may not write. */
  readonly isFork: boolean;
  /** The commit that it starts from. */
  readonly base: string;
  /** The commit with its changes, as checked out. */
  readonly head: string;
}

interface Payload {
  readonly number: number;
  readonly pull_request: {
    readonly base: { readonly sha: string; readonly repo: { readonly full_name: string } };
    readonly head: { readonly repo: { readonly full_name: string } | null };
  };
}

/**
 * Reads what a run is for.
 *
 * @returns undefined when it is for no pull request
 * @throws ProgramError when its commits are not there
 */
export function readPullRequestEvent(place: Place): PullRequestEvent | undefined {
  const name = environmentVariable(place.env, "GITHUB_EVENT_NAME");
  if (name === "pull_request_target") {
    throw new ProgramError(
      "pull_request_target would run the code of anybody's pull request with rights to write: use pull_request.",
    );
  }
  if (name !== "pull_request") return undefined;
  const file = environmentVariable(place.env, "GITHUB_EVENT_PATH");
  const { number, pull_request: request } = JSON.parse(readFileSync(file, "utf8")) as Payload;
  const head = environmentVariable(place.env, "GITHUB_SHA");
  const isFork = request.head.repo?.full_name !== request.base.repo.full_name;
  return { number, isFork, head, base: mergeBase(place, request.base.sha, head) };
}

function mergeBase(place: Place, base: string, head: string): string {
  try {
    return runGit(place, ["merge-base", base, head]).trim();
  } catch {
    throw new ProgramError(
      `What the pull request starts from is not here: check out with \`fetch-depth: 0\` and without \`ref\`.`,
    );
  }
}
