import { findBotBranch, pushThroughGate } from "./bot-branch.ts";
import type { Gate } from "./gate.ts";
import type { Place } from "./git.ts";
import { findPullRequest, openPullRequest, type Repository } from "./github.ts";

const BRANCH = "release";
const TITLE = "Release packages";
const BODY = "Versions and changelogs of all changesets. Merging this publishes them.";

/** What `changeset version` does here: ranges between our packages are `workspace:`, so the lock file stays as it is. */
export const RELEASE_GATE: Gate = {
  name: "release",
  allowed: [
    { path: /^packages\/[a-z0-9-]+\/package\.json$/, may: ["changed"], refuse: refuseBesideVersion },
    { path: /^packages\/[a-z0-9-]+\/CHANGELOG\.md$/, may: ["added", "changed"] },
    { path: /^\.changeset\/(?!README\.md$)[\w.-]+\.md$/, may: ["removed"] },
  ],
};

const VERSION = /^ {2}"version": "\d+\.\d+\.\d+(?:-[\w.-]+)?",$/m;

/** By the text, not by what JSON makes of it: its scripts run in CI, and its dependencies are installed. */
function refuseBesideVersion(before: string, after: string): string | undefined {
  const [version] = VERSION.exec(after) ?? [];
  if (version !== undefined && before.replace(VERSION, () => version) === after) return undefined;
  return "something other than its version would change";
}

/**
 * Opens the pull request that releases all changesets, or refreshes it.
 *
 * @param patch the file with what `changeset version` changed
 * @returns what was done, in one line
 * @throws ProgramError when the gate refuses the patch
 */
export async function publishReleasePullRequest(
  place: Place,
  repository: Repository,
  patch: string,
): Promise<string> {
  const branch = findBotBranch(place, BRANCH);
  if (branch.isEdited) return `release: ${BRANCH} has commits of somebody else, and is left alone`;
  const { isNew } = pushThroughGate(place, branch, { patch, gate: RELEASE_GATE, message: TITLE });
  const open = await findPullRequest(place, repository, BRANCH);
  if (open !== undefined) return `release: #${open} ${isNew ? "refreshed" : "is as it should be"}`;
  return `release: #${await openPullRequest(place, repository, BRANCH, { title: TITLE, body: BODY })} opened`;
}
