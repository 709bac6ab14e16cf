import { callGitHub, type Place } from "./run-tool.ts";

/** The repository, as GitHub calls it. */
export interface Repository {
  /** As in `owner/name`. */
  readonly name: string;
  /** The branch that pull requests go to. */
  readonly base: string;
}

/** @returns the number of the open pull request of a branch; undefined when there is none */
export function findPullRequest(place: Place, { name }: Repository, branch: string): number | undefined {
  // With its owner: a fork may have a branch of the same name.
  const [owner] = name.split("/");
  const query = `state=open&head=${owner}:${branch}`;
  const [found] = callGitHub(place, "GET", `repos/${name}/pulls?${query}`) as { number: number }[];
  return found?.number;
}

/** @returns its number */
export function openPullRequest(
  place: Place,
  { name, base }: Repository,
  branch: string,
  content: { readonly title: string; readonly body: string },
): number {
  const request = { ...content, head: branch, base };
  return (callGitHub(place, "POST", `repos/${name}/pulls`, request) as { number: number }).number;
}
