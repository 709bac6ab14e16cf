import type { Place } from "../git.ts";
import { callGitHub } from "../github.ts";

/** Nobody sees it; by it the comment is found again. */
const MARKER = "<!-- calloff: drift of vendored documents -->";
const PAGE = 100;

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly type: string } | null;
}

const TAKEN_BACK =
  "This pull request no longer changes a vendored document: what was reported here has been taken back.";

/**
 * Keeps the one comment on a pull request that says what its vendored documents do to users' code.
 *
 * @param repository as in `owner/name`
 * @param verdict in Markdown; undefined when it changes no vendored document
 * @returns what was done, in one line
 */
export async function publishComment(
  place: Place,
  { repository, number }: { readonly repository: string; readonly number: number },
  verdict: string | undefined,
): Promise<string> {
  const issues = `repos/${repository}/issues`;
  const found = await findComment(place, `${issues}/${number}`);
  const body = `${MARKER}\n${verdict ?? TAKEN_BACK}`;
  if (found === undefined) {
    if (verdict === undefined) return `#${number}: no vendored document is changed`;
    await callGitHub(place, "POST", `${issues}/${number}/comments`, { body });
    return `#${number}: comment written`;
  }
  if (found.body === body) return `#${number}: the comment is as it should be`;
  await callGitHub(place, "PATCH", `${issues}/comments/${found.id}`, { body });
  return `#${number}: comment refreshed`;
}

/** A workflow's own, not one in which somebody has copied the marker. */
async function findComment(place: Place, issue: string): Promise<Comment | undefined> {
  for (let page = 1; ; page += 1) {
    const path = `${issue}/comments?per_page=${PAGE}&page=${page}`;
    const comments = (await callGitHub(place, "GET", path)) as readonly Comment[];
    const own = comments.find(({ body, user }) => user?.type === "Bot" && body.startsWith(MARKER));
    if (own !== undefined || comments.length < PAGE) return own;
  }
}
