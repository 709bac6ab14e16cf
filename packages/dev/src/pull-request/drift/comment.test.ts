import { type GitHubApi, startGitHubApi } from "@calloff/test-support";
import { afterEach, beforeEach, expect, test } from "vitest";
import { publishComment } from "./comment.ts";

const COMMENTS = "repos/ann/jobs/issues/5/comments";
const BODY = "<!-- calloff: drift of vendored documents -->\n## acme: asks for a **major** release";

let github: GitHubApi;
beforeEach(async () => {
  github = await startGitHubApi();
});
afterEach(() => github[Symbol.asyncDispose]());

const publish = (verdict?: string): Promise<string> =>
  publishComment({ cwd: ".", env: github.env }, { repository: "ann/jobs", number: 5 }, verdict);
const comment = (id: number, body: string, type = "Bot") => ({ id, body, user: { type } });

test("is written where there is none yet", async () => {
  expect(await publish("## acme: asks for a **major** release")).toBe("#5: comment written");
  expect(github.calls().at(-1)).toEqual({ method: "POST", path: COMMENTS, body: { body: BODY } });
});

test("is found on a later page, and refreshed", async () => {
  const others = Array.from({ length: 100 }, (_, id) => comment(id, "LGTM", "User"));
  github.answer(`GET ${COMMENTS}?per_page=100&page=1`, others);
  github.answer(`GET ${COMMENTS}?per_page=100&page=2`, [comment(200, BODY)]);
  expect(await publish("## acme: asks for no release")).toBe("#5: comment refreshed");
  expect(github.calls().at(-1)).toMatchObject({
    method: "PATCH",
    path: "repos/ann/jobs/issues/comments/200",
  });
});

test("is left alone when it says the same", async () => {
  github.answer(`GET ${COMMENTS}`, [comment(1, BODY)]);
  expect(await publish("## acme: asks for a **major** release")).toBe("#5: the comment is as it should be");
});

test("is not the one in which a person has copied the marker", async () => {
  github.answer(`GET ${COMMENTS}`, [comment(1, BODY, "User"), comment(2, `> ${BODY}`)]);
  expect(await publish("text")).toBe("#5: comment written");
});

test("says so when the change was taken back", async () => {
  github.answer(`GET ${COMMENTS}`, [comment(1, BODY)]);
  expect(await publish()).toBe("#5: comment refreshed");
  expect(github.calls().at(-1)?.body?.["body"]).toMatch(/^<!--.*-->\nThis pull request no longer changes/);
});

test("is not written where nothing was ever reported", async () => {
  expect(await publish()).toBe("#5: no vendored document is changed");
});

test("says what GitHub refuses, and why", async () => {
  github.answer(`POST ${COMMENTS}`, { message: "Resource not accessible by integration" }, 403);
  await expect(publish("text")).rejects.toMatchObject({
    status: 403,
    message: `GitHub refuses POST ${COMMENTS}: 403 Resource not accessible by integration`,
  });
});
