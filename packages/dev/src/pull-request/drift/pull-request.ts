import { type BotBranch, deleteBranch, findBotBranch, type Pushed, pushThroughGate } from "../bot-branch.ts";
import type { CalloffConfig } from "../calloff-config.ts";
import { type Place, runGit } from "../git.ts";
import { callGitHub, findPullRequest, openPullRequest, type Repository } from "../github.ts";
import { ProgramError } from "../program.ts";
import { driftGate } from "./drift-gate.ts";
import type { ProviderResult } from "./provider-result.ts";

const PROVED = {
  files: "The client was generated from the new document, and compiles.",
  packages: "The contract tests of this provider passed with these files.",
} as const;

/** What a person who looks at the pull request has to know. */
function footer({ layout }: CalloffConfig): string {
  return `
---
${PROVED[layout]} Commits of your own on this branch are kept: from the first on, it is yours, and is no longer
refreshed. Should no checks have started, close and reopen the pull request.
`;
}

/** What each pull request is about, and goes to. */
export interface Target extends Repository {
  readonly config: CalloffConfig;
}

/**
 * Publishes the pull request of each provider, whatever becomes of the others'.
 *
 * @param print is given a line for each of them that went well
 * @returns what went wrong with the others, a line for each
 */
export async function publishPullRequests(
  place: Place,
  target: Target,
  results: readonly ProviderResult[],
  print: (line: string) => void,
): Promise<string[]> {
  const problems: string[] = [];
  for (const result of results) {
    try {
      print(await publishPullRequest(place, target, result));
    } catch (error) {
      const { message } = error as Error;
      problems.push(error instanceof ProgramError ? message : `${result.provider}: ${message}`);
    }
  }
  return problems;
}

/**
 * Opens the pull request of a provider's drift, or refreshes it; closes it when the vendor has gone back.
 *
 * @returns what was done, in one line
 * @throws ProgramError when the gate refuses the patch
 */
export async function publishPullRequest(
  place: Place,
  target: Target,
  result: ProviderResult,
): Promise<string> {
  const { provider, outcome, patch, report } = result;
  const { config } = target;
  if (outcome === "unknown") return `${provider}: could not be told`;
  const branch = findBranch(place, provider);
  const open = await findPullRequest(place, target, branch.name);
  // A document that says the same in other bytes is vendored too.
  if (patch === undefined) return withdraw(place, target, { provider, branch, open });
  if (branch.isEdited) return `${provider}: ${branch.name} has commits of somebody else, and is left alone`;
  const pushed = pushPatch(place, branch, { provider, config, patch });
  const content = {
    title: `Follow ${provider}'s document: ${titleOf(place, result, config, pushed)}`,
    body: `${report}\n${footer(config)}`,
  };
  if (open === undefined) {
    return `${provider}: #${await openPullRequest(place, target, branch.name, content)} opened`;
  }
  await callGitHub(place, "PATCH", `repos/${target.name}/pulls/${open}`, content);
  return `${provider}: #${open} ${pushed.isNew ? "refreshed" : "is as it should be"}`;
}

interface Standing {
  readonly provider: string;
  readonly branch: BotBranch;
  readonly open: number | undefined;
}

async function withdraw(place: Place, { name }: Repository, standing: Standing): Promise<string> {
  const { provider, branch, open } = standing;
  if (open === undefined || branch.isEdited) return `${provider}: nothing to do`;
  const body = "The vendor's document is again the one that is vendored.";
  await callGitHub(place, "POST", `repos/${name}/issues/${open}/comments`, { body });
  await callGitHub(place, "PATCH", `repos/${name}/pulls/${open}`, { state: "closed" });
  deleteBranch(place, branch);
  return `${provider}: #${open} closed`;
}

/** Of packages, the release that the added changeset asks for; of an app's files, what the report says. */
function titleOf(
  place: Place,
  { provider, verdict }: ProviderResult,
  { layout }: CalloffConfig,
  { changes }: Pushed,
): string {
  if (layout === "files") return verdict === "none" ? "no change for code" : `${verdict} changes`;
  const changeset = changes.find(({ path, after }) => path.startsWith(".changeset/") && after !== undefined);
  const text = changeset?.after === undefined ? "" : runGit(place, ["cat-file", "blob", changeset.after.id]);
  const [, bump] = new RegExp(`^"@[\\w.-]+/${provider}": (major|minor|patch)$`, "m").exec(text) ?? [];
  return bump === undefined ? "no release" : `a ${bump} release`;
}

/** Finds the branch of the origin that holds the drift of one provider. */
function findBranch(place: Place, provider: string): BotBranch {
  return findBotBranch(place, `drift/${provider}`);
}

/** A provider's drift as a patch, and the repository that it is for. */
interface DriftPatch {
  readonly provider: string;
  readonly config: CalloffConfig;
  /** The file with the patch. */
  readonly patch: string;
}

/**
 * Pushes a patch as the branch of a provider's drift, unless the same document on the same base is there already.
 *
 * @throws ProgramError when the patch does something that drift does not, or does not apply; nothing is pushed then
 */
function pushPatch(place: Place, branch: BotBranch, { provider, config, patch }: DriftPatch): Pushed {
  const digest = (tree: string): string | undefined => digestIn(place, `${tree}:${config.specs}/${provider}`);
  return pushThroughGate(place, branch, {
    patch,
    gate: driftGate(provider, config),
    message: `Follow ${provider}'s document`,
    // Another day on which the same was found is no reason to push.
    isSame: (pushed, tree) => digest(pushed) === digest(tree),
  });
}

/** The digest of the vendored document, as the source.yaml of a folder in a tree has it. */
function digestIn(place: Place, folder: string): string | undefined {
  const source = runGit(place, ["cat-file", "blob", `${folder}/source.yaml`]);
  return /^ {2}sha256: ([0-9a-f]{64})$/m.exec(source)?.[1];
}
