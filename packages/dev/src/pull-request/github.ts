import type { Place } from "./git.ts";
import { ProgramError } from "./program.ts";

/** GitHub has refused a call. */
export class GitHubError extends ProgramError {
  /** As in 403, which is what a token gets that may not write. */
  readonly status: number;

  constructor(call: string, status: number, said: string) {
    super(`GitHub refuses ${call}: ${status} ${said}`);
    this.status = status;
  }
}

/**
 * Calls GitHub's REST API, with the token in `GITHUB_TOKEN`.
 *
 * @param path without a slash before it
 * @returns what was answered; undefined where that is nothing
 * @throws GitHubError for an answer that is not 2xx, and ProgramError where there is none
 */
export async function callGitHub(
  { env }: Place,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> {
  const { GITHUB_API_URL: api = "https://api.github.com", GITHUB_TOKEN: token = "" } = env;
  const response = await fetch(`${api}/${path}`, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "user-agent": "calloff",
      "x-github-api-version": "2022-11-28",
    },
    redirect: "error",
    signal: AbortSignal.timeout(60_000),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((error: Error) => {
    throw new ProgramError(`${method} ${api}/${path} failed: ${String(error.cause ?? error.message)}`);
  });
  const text = await response.text();
  if (!response.ok) throw new GitHubError(`${method} ${path}`, response.status, messageIn(text));
  return text.trim() === "" ? undefined : JSON.parse(text);
}

function messageIn(text: string): string {
  try {
    return String((JSON.parse(text) as { message?: unknown }).message);
  } catch {
    return text.slice(0, 200);
  }
}

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
