import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type GitHubStub, githubStub } from "../testing/github-stub.ts";
import { CONFIG, sourceOf, UNCHANGED } from "../testing/small-repository.ts";
import type { ProviderResult } from "./provider-result.ts";
import { publishPullRequest, publishPullRequests } from "./pull-request.ts";

const target = { name: "ann/jobs", base: "main", config: CONFIG };

let github: GitHubStub;
beforeEach(async () => {
  github = await githubStub();
});
afterEach(() => github[Symbol.asyncDispose]());

const publish = (result: ProviderResult): Promise<string> => publishPullRequest(github.place, target, result);
const changes = (digit = "1", retrieved?: string): Record<string, string> => ({
  "specs/acme/source.yaml": sourceOf(digit, retrieved),
  ".changeset/drift-acme-11111111.md": '---\n"@calloff/acme": major\n"calloff": major\n---\n\nText.\n',
});
const drift = (files: Readonly<Record<string, string>>): ProviderResult => {
  const patch = github.patch(() => github.writeAll(files));
  return { ...UNCHANGED, outcome: "drift", verdict: "minor", report: "## The report", patch };
};
const tip = (): string => github.tip("drift/acme");

test("opens a pull request with the report, from one commit of the bot on the base", async () => {
  github.answer("POST repos/ann/jobs/pulls", { number: 7 });
  expect(await publish(drift(changes()))).toBe("acme: #7 opened");
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

test("looks for its own pull request, not for one of a fork", async () => {
  await publish(UNCHANGED);
  expect(github.calls()).toEqual([
    { method: "GET", path: "repos/ann/jobs/pulls?state=open&head=ann:drift/acme" },
  ]);
});

test("refreshes the pull request that is open, and pushes what is new", async () => {
  await publish(drift(changes()));
  const before = tip();
  github.answer("GET repos/ann/jobs/pulls", [{ number: 7 }]);
  expect(await publish(drift(changes("2")))).toBe("acme: #7 refreshed");
  expect(tip()).not.toBe(before);
  expect(github.calls().at(-1)).toMatchObject({
    method: "PATCH",
    path: "repos/ann/jobs/pulls/7",
    body: { title: "Follow acme's document: a major release" },
  });
});

test("does not push the same document again on another day, but does when the base has moved on", async () => {
  await publish(drift(changes()));
  const before = tip();
  github.answer("GET repos/ann/jobs/pulls", [{ number: 7 }]);
  expect(await publish(drift(changes("1", "2026-11-23")))).toBe("acme: #7 is as it should be");
  expect(tip()).toBe(before);
  github.git("commit", "--quiet", "--allow-empty", "--message", "Second");
  github.git("push", "--quiet", "origin", "HEAD:main");
  expect(await publish(drift(changes("1", "2026-11-23")))).toBe("acme: #7 refreshed");
  expect(tip()).not.toBe(before);
});

test("keeps the commits of somebody else", async () => {
  await publish(drift(changes()));
  github.commitElsewhere("drift/acme");
  const before = tip();
  const asked = github.calls().length;
  expect(await publish(drift(changes("2")))).toBe(
    "acme: drift/acme has commits of somebody else, and is left alone",
  );
  github.answer("GET repos/ann/jobs/pulls", [{ number: 7 }]);
  expect(await publish(UNCHANGED)).toBe("acme: nothing to do");
  expect(tip()).toBe(before);
  expect(
    github
      .calls()
      .slice(asked)
      .map(({ method }) => method),
  ).toEqual(["GET", "GET"]);
});

test("closes what the vendor has taken back", async () => {
  await publish(drift(changes()));
  github.answer("GET repos/ann/jobs/pulls", [{ number: 7 }]);
  expect(await publish(UNCHANGED)).toBe("acme: #7 closed");
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

test("leaves everything as it is where it could not be told", async () => {
  expect(await publish({ ...UNCHANGED, outcome: "unknown" })).toBe("acme: could not be told");
  expect(github.calls()).toEqual([]);
});

test("says so where nothing is to be released", async () => {
  await publish(drift({ "specs/acme/source.yaml": sourceOf("1") }));
  expect(github.calls().at(-1)).toMatchObject({ body: { title: "Follow acme's document: no release" } });
});

test("says in the title what the changeset says, also where it takes the place of another one", async () => {
  const older = ".changeset/drift-acme-00000000.md";
  github.write(older, changes()[".changeset/drift-acme-11111111.md"] ?? "");
  github.git("add", "--all");
  github.git("commit", "--quiet", "--message", "Not released yet");
  const result = drift(changes());
  const renamed = github.patch(() => {
    rmSync(join(github.place.cwd, older));
    github.writeAll(changes());
  }, "--find-renames");
  await publish({ ...result, patch: renamed });
  expect(github.calls().at(-1)).toMatchObject({ body: { title: "Follow acme's document: a major release" } });
});

test("publishes the pull requests of the other providers when one is refused", async () => {
  const honest = drift(changes());
  const results = [
    { ...drift({ ".github/workflows/new.yml": "on: push\n" }), provider: "refused" },
    // What was left behind can be anything.
    { ...honest, provider: "odd", patch: github.place.cwd },
    honest,
  ];
  github.answer("POST repos/ann/jobs/pulls", { number: 7 });
  const printed: string[] = [];
  const problems = await publishPullRequests(github.place, target, results, (line) => printed.push(line));
  expect(problems).toEqual([
    expect.stringMatching(
      /^refused: the patch is refused and nothing is pushed: \.github\/workflows\/new\.yml: .*$/,
    ),
    expect.stringMatching(/^odd: the patch is refused and nothing is pushed: git apply .*$/),
  ]);
  expect(printed).toEqual(["acme: #7 opened"]);
  expect(Object.keys(github.references())).toEqual(["refs/heads/drift/acme", "refs/heads/main"]);
});

describe("in an app", () => {
  const files = { ...target, config: { ...CONFIG, clients: "src/vendors", layout: "files" } } as const;
  const changed = (): ProviderResult => drift({ "specs/acme/source.yaml": sourceOf("1") });

  test.each([
    ["major", "major changes"],
    ["minor", "minor changes"],
    ["none", "no change for code"],
  ] as const)("says in the title what the report says: %s", async (verdict, words) => {
    await publishPullRequest(github.place, files, { ...changed(), verdict });
    const body = github.calls().at(-1)?.body;
    expect(body?.["title"]).toBe(`Follow acme's document: ${words}`);
    expect(body?.["body"]).toContain("The client was generated from the new document, and compiles.");
  });

  test("a changeset is nothing that drift writes", async () => {
    await expect(publishPullRequest(github.place, files, drift(changes()))).rejects.toThrow(
      ".changeset/drift-acme-11111111.md: this pull request has no reason to touch it",
    );
  });
});
