import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type GitHubStub, githubStub } from "../testing/github-stub.ts";
import { sourceOf } from "../testing/small-repository.ts";
import type { ProviderResult } from "./provider-result.ts";
import { publishPullRequest, publishPullRequests } from "./pull-request.ts";

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
const drift = (files: Readonly<Record<string, string>>): ProviderResult => {
  const patch = github.patch(() => {
    for (const [path, content] of Object.entries(files)) github.write(path, content);
  });
  return { provider: "acme", outcome: "drift", report: "## The report", log: "", patch };
};
const tip = (): string => github.tip("drift/acme");

test("opens a pull request with the report, from one commit of the bot on the base", () => {
  github.answer("POST repos/ann/jobs/pulls", { number: 7 });
  expect(publish(drift(changes()))).toBe("acme: #7 opened");
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
  expect(github.isClean()).toBe(true);
});

test("looks for its own pull request, not for one of a fork", () => {
  publish(unchanged);
  expect(github.calls()).toEqual([
    { method: "GET", path: "repos/ann/jobs/pulls?state=open&head=ann:drift/acme" },
  ]);
});

test("refreshes the pull request that is open, and pushes what is new", () => {
  publish(drift(changes()));
  const before = tip();
  github.answer("GET repos/ann/jobs/pulls", [{ number: 7 }]);
  expect(publish(drift(changes("2")))).toBe("acme: #7 refreshed");
  expect(tip()).not.toBe(before);
  expect(github.calls().at(-1)).toMatchObject({
    method: "PATCH",
    path: "repos/ann/jobs/pulls/7",
    body: { title: "Follow acme's document: a major release" },
  });
});

test("does not push the same document again on another day, but does when the base has moved on", () => {
  publish(drift(changes()));
  const before = tip();
  github.answer("GET repos/ann/jobs/pulls", [{ number: 7 }]);
  expect(publish(drift(changes("1", "2026-11-23")))).toBe("acme: #7 is as it should be");
  expect(tip()).toBe(before);
  github.git("commit", "--quiet", "--allow-empty", "--message", "Second");
  github.git("push", "--quiet", "origin", "HEAD:main");
  expect(publish(drift(changes("1", "2026-11-23")))).toBe("acme: #7 refreshed");
  expect(tip()).not.toBe(before);
});

test("keeps the commits of somebody else", () => {
  publish(drift(changes()));
  github.commitElsewhere("drift/acme");
  const before = tip();
  const asked = github.calls().length;
  expect(publish(drift(changes("2")))).toBe(
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
  publish(drift(changes()));
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
  publish(drift({ "specs/acme/source.yaml": sourceOf("1") }));
  expect(github.calls().at(-1)).toMatchObject({ body: { title: "Follow acme's document: no release" } });
});

test("says in the title what the changeset says, also where it takes the place of another one", () => {
  const older = ".changeset/drift-acme-00000000.md";
  github.write(older, changes()[".changeset/drift-acme-11111111.md"] ?? "");
  github.git("add", "--all");
  github.git("commit", "--quiet", "--message", "Not released yet");
  const result = drift(changes());
  const renamed = github.patch(() => {
    rmSync(join(github.place.cwd, older));
    for (const [path, content] of Object.entries(changes())) github.write(path, content);
  }, "--find-renames");
  publish({ ...result, patch: renamed });
  expect(github.calls().at(-1)).toMatchObject({ body: { title: "Follow acme's document: a major release" } });
});

test("publishes the pull requests of the other providers when one is refused", () => {
  const folder = mkdtempSync(join(tmpdir(), "results-"));
  const leave = (provider: string, { patch = "" }: ProviderResult): void => {
    mkdirSync(join(folder, `drift-${provider}`));
    writeFileSync(join(folder, `drift-${provider}`, "status"), "1\n");
    copyFileSync(patch, join(folder, `drift-${provider}`, "changes.patch"));
  };
  leave("refused", drift({ ".github/workflows/new.yml": "on: push\n" }));
  leave("acme", drift(changes()));
  // What was left behind can be anything.
  mkdirSync(join(folder, "drift-odd/status"), { recursive: true });
  github.answer("POST repos/ann/jobs/pulls", { number: 7 });
  const printed: string[] = [];
  const results = { folder, providers: ["odd", "refused", "acme"] };
  expect(() => publishPullRequests(github.place, repository, results, (line) => printed.push(line))).toThrow(
    /^odd: EISDIR.*\nrefused: the patch is refused and nothing is pushed: \.github\/workflows\/new\.yml: .*$/,
  );
  expect(printed).toEqual(["acme: #7 opened"]);
  expect(github.git("ls-remote", "--heads", "origin").match(/refs\/heads\/.*/g)).toEqual([
    "refs/heads/drift/acme",
    "refs/heads/main",
  ]);
  rmSync(folder, { recursive: true });
});
