import { type BotBranch, deleteBranch, type Pushed } from "../bot-branch.ts";
import { ProgramError } from "../program.ts";
import { findPullRequest, openPullRequest, type Repository } from "../pull-request.ts";
import { callGitHub, type Place, runTool } from "../run-tool.ts";
import { findBranch, pushPatch } from "./drift-branch.ts";
import { type ProviderResult, readResult } from "./provider-result.ts";

const FOOTER = `
---
The contract tests of this provider passed with these files. Commits of your own on this branch are kept: from the
first on, it is yours, and is no longer refreshed. Should no checks have started, close and reopen the pull request.
`;

/** What the jobs that looked at the providers left behind, as \`readResult\` finds it. */
export interface Results {
  readonly folder: string;
  readonly providers: readonly string[];
}

/**
 * Publishes the pull request of each provider, whatever becomes of the others'.
 *
 * @param print is given a line for each of them that went well
 * @throws ProgramError with what went wrong with the others, after all of them
 */
export function publishPullRequests(
  place: Place,
  repository: Repository,
  { folder, providers }: Results,
  print: (line: string) => void,
): void {
  const problems: string[] = [];
  for (const provider of providers) {
    try {
      print(publishPullRequest(place, repository, readResult(folder, provider)));
    } catch (error) {
      const { message } = error as Error;
      problems.push(error instanceof ProgramError ? message : `${provider}: ${message}`);
    }
  }
  if (problems.length > 0) throw new ProgramError(problems.join("\n"));
}

/**
 * Opens the pull request of a provider's drift, or refreshes it; closes it when the vendor has gone back.
 *
 * @returns what was done, in one line
 * @throws ProgramError when the gate refuses the patch
 */
export function publishPullRequest(place: Place, repository: Repository, result: ProviderResult): string {
  const { provider, outcome, patch, report } = result;
  if (outcome === "unknown") return `${provider}: could not be told`;
  const branch = findBranch(place, provider);
  const open = findPullRequest(place, repository, branch.name);
  // A document that says the same in other bytes is vendored too.
  if (patch === undefined) return withdraw(place, repository, { provider, branch, open });
  if (branch.isEdited) return `${provider}: ${branch.name} has commits of somebody else, and is left alone`;
  const pushed = pushPatch(place, provider, branch, patch);
  const content = {
    title: `Follow ${provider}'s document: ${releaseIn(place, provider, pushed)}`,
    body: `${report}\n${FOOTER}`,
  };
  if (open === undefined) {
    return `${provider}: #${openPullRequest(place, repository, branch.name, content)} opened`;
  }
  callGitHub(place, "PATCH", `repos/${repository.name}/pulls/${open}`, content);
  return `${provider}: #${open} ${pushed.isNew ? "refreshed" : "is as it should be"}`;
}

interface Standing {
  readonly provider: string;
  readonly branch: BotBranch;
  readonly open: number | undefined;
}

function withdraw(place: Place, { name }: Repository, { provider, branch, open }: Standing): string {
  if (open === undefined || branch.isEdited) return `${provider}: nothing to do`;
  const body = "The vendor's document is again the one that is vendored.";
  callGitHub(place, "POST", `repos/${name}/issues/${open}/comments`, { body });
  callGitHub(place, "PATCH", `repos/${name}/pulls/${open}`, { state: "closed" });
  deleteBranch(place, branch);
  return `${provider}: #${open} closed`;
}

/** As the changeset has it that was added. */
function releaseIn(place: Place, provider: string, { changes }: Pushed): string {
  const changeset = changes.find(({ path, after }) => path.startsWith(".changeset/") && after !== undefined);
  const text =
    changeset?.after === undefined ? "" : runTool(place, "git", ["cat-file", "blob", changeset.after.id]);
  const [, bump] = new RegExp(`^"@calloff/${provider}": (major|minor|patch)$`, "m").exec(text) ?? [];
  return bump === undefined ? "no release" : `a ${bump} release`;
}
