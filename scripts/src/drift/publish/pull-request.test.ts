import { afterEach, beforeEach, expect, test } from "vitest";
import { Failure } from "../../failure.ts";
import type { ProviderResult } from "./provider-result.ts";
import { publishPullRequest } from "./pull-request.ts";
import { type GitHubStub, githubStub, sourceOf } from "./testing/github-stub.ts";

const repository = { name: "ann/jobs", base: "main" };
const unchanged: ProviderResult = {
  provider: "acme",
  outcome: "unchanged",
  report: "",
  log: "",
  patch: undefined,
};

let github: GitHubStub;
beforeEach(() => {
  github = githubStub();
});
afterEach(() => github[Symbol.dispose]());

const publish = (result: ProviderResult): string => publishPullRequest(github.place, repository, result);
const changes = (digit = "1", retrieved?: string): Record<string, string> => ({
  "specs/acme/source.yaml": sourceOf(digit, retrieved),
  ".changeset/drift-acme-11111111.md": '---\n"@calloff/acme": major\n"calloff": major\n---\n\nText.\n',
});
const tip = (): string => github.git("ls-remote", "origin", "refs/heads/drift/acme").split("\t", 1)[0] ?? "";
const isClean = (): boolean =>
  github.git("status", "--porcelain") === "" &&
  github.git("rev-parse", "HEAD") === github.git("rev-parse", "origin/main");

test("opens a pull request with the report, from one commit of the bot on the base", () => {
  github.answer("POST repos/ann/jobs/pulls", { number: 7 });
  expect(publish(github.drift("acme", changes()))).toBe("acme: #7 opened");
  const [, created] = github.calls();
  expect(created).toMatchObject({
    method: "POST",
    path: "repos/ann/jobs/pulls",
    body: { title: "Follow acme's document: a major release", head: "drift/acme", base: "main" },
  });
  expect(created?.body?.["body"]).toMatch(
    /^## The report\n\n---\nThe contract tests of this provider passed/,
  );
  github.git("fetch", "--quiet", "origin", "drift/acme");
  expect(github.git("log", "--format=%an|%cn|%s", "origin/main..FETCH_HEAD")).toBe(
    "github-actions[bot]|github-actions[bot]|Follow acme's document\n",
  );
  expect(github.git("diff", "--name-only", "origin/main", "FETCH_HEAD").split("\n").filter(Boolean)).toEqual([
    ".changeset/drift-acme-11111111.md",
    "specs/acme/source.yaml",
  ]);
  expect(isClean()).toBe(true);
});

test("looks for its own pull request, not for one of a fork", () => {
  publish(unchanged);
  expect(github.calls()).toEqual([
    { method: "GET", path: "repos/ann/jobs/pulls?state=open&head=ann:drift/acme" },
  ]);
});

test("refreshes the pull request that is open, and pushes what is new", () => {
  publish(github.drift("acme", changes()));
  const before = tip();
  github.answer("GET repos/ann/jobs/pulls", [{ number: 7 }]);
  expect(publish(github.drift("acme", changes("2")))).toBe("acme: #7 refreshed");
  expect(tip()).not.toBe(before);
  expect(github.calls().at(-1)).toMatchObject({
    method: "PATCH",
    path: "repos/ann/jobs/pulls/7",
    body: { title: "Follow acme's document: a major release" },
  });
});

test("does not push the same document again on another day, but does when the base has moved on", () => {
  publish(github.drift("acme", changes()));
  const before = tip();
  github.answer("GET repos/ann/jobs/pulls", [{ number: 7 }]);
  expect(publish(github.drift("acme", changes("1", "2026-11-23")))).toBe("acme: #7 is as it should be");
  expect(tip()).toBe(before);
  github.git("commit", "--quiet", "--allow-empty", "--message", "Second");
  github.git("push", "--quiet", "origin", "HEAD:main");
  expect(publish(github.drift("acme", changes("1", "2026-11-23")))).toBe("acme: #7 refreshed");
  expect(tip()).not.toBe(before);
});

test("keeps the commits of somebody else", () => {
  publish(github.drift("acme", changes()));
  github.commitElsewhere("drift/acme");
  const before = tip();
  const asked = github.calls().length;
  expect(publish(github.drift("acme", changes("2")))).toBe(
    "acme: drift/acme has commits of somebody else, and is left alone",
  );
  github.answer("GET repos/ann/jobs/pulls", [{ number: 7 }]);
  expect(publish(unchanged)).toBe("acme: nothing to do");
  expect(tip()).toBe(before);
  expect(
    github
      .calls()
      .slice(asked)
      .map(({ method }) => method),
  ).toEqual(["GET", "GET"]);
});

test("closes what the vendor has taken back", () => {
  publish(github.drift("acme", changes()));
  github.answer("GET repos/ann/jobs/pulls", [{ number: 7 }]);
  expect(publish(unchanged)).toBe("acme: #7 closed");
  expect(tip()).toBe("");
  expect(github.calls().slice(-2)).toEqual([
    {
      method: "POST",
      path: "repos/ann/jobs/issues/7/comments",
      body: { body: "The vendor's document is again the one that is vendored." },
    },
    { method: "PATCH", path: "repos/ann/jobs/pulls/7", body: { state: "closed" } },
  ]);
});

test("leaves everything as it is where it could not be told", () => {
  expect(publish({ ...unchanged, outcome: "unknown" })).toBe("acme: could not be told");
  expect(github.calls()).toEqual([]);
});

test("says so where nothing is to be released", () => {
  publish(github.drift("acme", { "specs/acme/source.yaml": sourceOf("1") }));
  expect(github.calls().at(-1)).toMatchObject({ body: { title: "Follow acme's document: no release" } });
});

test.each([
  ".github/workflows/drift.yml",
  "packages/acme/package.json",
  "specs/acme/overlay.yaml",
  "specs/other/openapi.yaml",
  "scripts/run.mjs",
])("refuses a patch that touches %s, and pushes nothing", (path) => {
  const result = github.drift("acme", { ...changes(), [path]: "text" });
  expect(() => publish(result)).toThrow(
    new Failure(`acme: the patch touches ${path}, which drift never writes.`),
  );
  expect(tip()).toBe("");
  expect(isClean()).toBe(true);
});
