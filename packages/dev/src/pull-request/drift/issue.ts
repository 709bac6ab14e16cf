import type { Place } from "../git.ts";
import { callGitHub } from "../github.ts";
import type { ProviderResult } from "./provider-result.ts";
import { asCode } from "./verdict.ts";

/** By its title the issue is found again. */
export const TITLE = "Drift could not be told";
/** GitHub takes 65,536 characters in all. */
const MAX_LOG = 4_000;
const MAX_BODY = 60_000;

interface Issue {
  readonly number: number;
  readonly title: string;
}

/**
 * Keeps the one issue about what could not be told: opens or refreshes it, and closes it when all could be told.
 *
 * @param repository as in `owner/name`
 * @param run where people find the job's log
 * @returns what was done, in one line
 */
export async function publishIssue(
  place: Place,
  repository: string,
  results: readonly ProviderResult[],
  run: string,
): Promise<string> {
  const unknown = results.filter(({ outcome }) => outcome === "unknown");
  const open = await findIssue(place, repository);
  if (unknown.length === 0) return open === undefined ? "all could be told" : close(place, repository, open);
  const names = unknown.map(({ provider }) => provider).join(", ");
  const content = { title: TITLE, body: bodyOf(unknown, run) };
  if (open !== undefined) {
    await callGitHub(place, "PATCH", `repos/${repository}/issues/${open}`, content);
    return `#${open} refreshed: ${names}`;
  }
  const { number } = (await callGitHub(place, "POST", `repos/${repository}/issues`, content)) as Issue;
  return `#${number} opened: ${names}`;
}

async function findIssue(place: Place, repository: string): Promise<number | undefined> {
  const query = encodeURIComponent(`repo:${repository} is:issue is:open in:title "${TITLE}"`);
  const { items } = (await callGitHub(place, "GET", `search/issues?q=${query}`)) as { items: Issue[] };
  return items.find(({ title }) => title === TITLE)?.number;
}

async function close(place: Place, repository: string, number: number): Promise<string> {
  const body = "All providers could be told again.";
  await callGitHub(place, "POST", `repos/${repository}/issues/${number}/comments`, { body });
  await callGitHub(place, "PATCH", `repos/${repository}/issues/${number}`, { state: "closed" });
  return `#${number} closed`;
}

function bodyOf(unknown: readonly ProviderResult[], run: string): string {
  const sections = unknown.map(({ provider, log }) => `### ${provider}\n\n${asCode(log, MAX_LOG)}`);
  const intro = `Whether these vendors' documents have changed could not be told, or somebody has to decide something first.
This issue is refreshed every day, and closed when all could be told. [The last run](${run}).`;
  return [intro, ...sections].join("\n\n").slice(0, MAX_BODY);
}
