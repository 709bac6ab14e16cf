import { readFileSync } from "node:fs";
import { type DriftBranch, findBranch, pushPatch } from "./drift-branch.ts";
import type { ProviderResult } from "./provider-result.ts";
import { callGitHub, type Place, runTool } from "./run-tool.ts";

/** The repository, as GitHub calls it. */
export interface Repository {
  /** As in `owner/name`. */
  readonly name: string;
  /** The branch that pull requests go to. */
  readonly base: string;
}

const FOOTER = `
---
The contract tests of this provider passed with these files. Commits of your own on this branch are kept: from the
first on, it is yours, and is no longer refreshed. Should no checks have started, close and reopen the pull request.
`;

/**
 * Opens the pull request of a provider's drift, or refreshes it; closes it when the vendor has gone back.
 *
 * @returns what was done, in one line
 */
export function publishPullRequest(place: Place, repository: Repository, result: ProviderResult): string {
  const { provider, outcome, patch, report } = result;
  if (outcome === "unknown") return `${provider}: could not be told`;
  const branch = findBranch(place, provider);
  const open = findPullRequest(place, repository, branch);
  // A document that says the same in other bytes is vendored too.
  if (patch === undefined) return withdraw(place, repository, { provider, branch, open });
  if (branch.isEdited) return `${provider}: ${branch.name} has commits of somebody else, and is left alone`;
  const pushed = pushPatch(place, provider, branch, patch);
  const content = {
    title: `Follow ${provider}'s document: ${releaseIn(provider, patch)}`,
    body: `${report}\n${FOOTER}`,
  };
  if (open !== undefined) {
    callGitHub(place, "PATCH", `repos/${repository.name}/pulls/${open}`, content);
    return `${provider}: #${open} ${pushed ? "refreshed" : "is as it should be"}`;
  }
  const request = { ...content, head: branch.name, base: repository.base };
  const { number } = callGitHub(place, "POST", `repos/${repository.name}/pulls`, request) as {
    number: number;
  };
  return `${provider}: #${number} opened`;
}

function findPullRequest(place: Place, { name }: Repository, branch: DriftBranch): number | undefined {
  // With its owner: a fork may have a branch of the same name.
  const [owner] = name.split("/");
  const query = `state=open&head=${owner}:${branch.name}`;
  const [found] = callGitHub(place, "GET", `repos/${name}/pulls?${query}`) as { number: number }[];
  return found?.number;
}

interface Standing {
  readonly provider: string;
  readonly branch: DriftBranch;
  readonly open: number | undefined;
}

function withdraw(place: Place, { name }: Repository, { provider, branch, open }: Standing): string {
  if (open === undefined || branch.isEdited) return `${provider}: nothing to do`;
  const body = "The vendor's document is again the one that is vendored.";
  callGitHub(place, "POST", `repos/${name}/issues/${open}/comments`, { body });
  callGitHub(place, "PATCH", `repos/${name}/pulls/${open}`, { state: "closed" });
  runTool(place, "git", ["push", "--quiet", "origin", "--delete", branch.name]);
  return `${provider}: #${open} closed`;
}

/** As the changeset in the patch has it. */
function releaseIn(provider: string, patch: string): string {
  const line = new RegExp(`^\\+"@calloff/${provider}": (major|minor|patch)$`, "m");
  const [, bump] = line.exec(readFileSync(patch, "utf8")) ?? [];
  return bump === undefined ? "no release" : `a ${bump} release`;
}
