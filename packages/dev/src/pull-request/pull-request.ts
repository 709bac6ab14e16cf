import type { Place } from "./git.ts";
import { callGitHub } from "./github.ts";

/** The repository, as GitHub calls it. */
export interface Repository {
  /** As in `owner/name`. */
  readonly name: string;
  /** The branch that pull requests go to. */
  readonly base: string;
}

/** @returns the number of the open pull request of a branch; undefined when there is none */
export async function findPullRequest(
  place: Place,
  { name }: Repository,
  branch: string,
): Promise<number | undefined> {
  // With its owner: a fork may have a branch of the same name.
  const [owner] = name.split("/");
  const query = `state=open&head=${owner}:${branch}`;
  const [found] = (await callGitHub(place, "GET", `repos/${name}/pulls?${query}`)) as { number: number }[];
  return found?.number;
}

/** @returns its number */
export async function openPullRequest(
  place: Place,
  { name, base }: Repository,
  branch: string,
  content: { readonly title: string; readonly body: string },
): Promise<number> {
  const request = { ...content, head: branch, base };
  const opened = await callGitHub(place, "POST", `repos/${name}/pulls`, request);
  return (opened as { number: number }).number;
}
