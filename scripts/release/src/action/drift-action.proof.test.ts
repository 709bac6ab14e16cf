import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { YAML_DOCUMENT } from "@calloff/test-support";
import { afterAll, describe, expect, test } from "vitest";
import { type VendorApp, vendorApp } from "./vendor-app.ts";

const app: VendorApp = await vendorApp();
afterAll(() => app[Symbol.asyncDispose]());

const { github } = app;
/** Code that passes a number for the id does not compile any more. */
const BREAKING = YAML_DOCUMENT.replace("type: integer", "type: string");
const WORDS = YAML_DOCUMENT.replace("description: Canceled", "description: The render has stopped");

/** What was asked of GitHub while something was done. */
async function callsOf<Result>(work: Promise<Result>): Promise<[Result, ReturnType<typeof github.calls>]> {
  const before = github.calls().length;
  return [await work, github.calls().slice(before)];
}

const isClean = async (): Promise<boolean> => (await app.git("status", "--porcelain")) === "";

describe("every day", () => {
  test("nothing happens where nothing has changed", async () => {
    const [{ status, log, summary, outputs }, calls] = await callsOf(app.play());
    expect([status, log]).toEqual([0, expect.stringContaining("acme: nothing to do")]);
    expect(summary).toMatch(/^## acme: asks for no release\n\n- acme: unchanged\n/);
    expect(outputs).toEqual({ drifted: "false", unknown: "" });
    expect(calls).toEqual([{ method: "GET", path: "repos/ann/jobs/pulls?state=open&head=ann:drift/acme" }]);
    expect(Object.keys(await app.branches())).toEqual(["main"]);
  });

  test("a change opens a pull request, with summary and annotations", async () => {
    app.document = BREAKING;
    github.answer("POST repos/ann/jobs/pulls", { number: 7 });
    const [{ status, log, summary, outputs }, calls] = await callsOf(app.play());
    expect([status, log]).toEqual([0, expect.stringContaining("acme: #7 opened")]);
    expect(log).toMatch(/^::warning file=specs\/acme\/openapi\.yaml,line=\d+/m);
    expect(summary).toMatch(/^## acme: asks for a \*\*major\*\* release\n/);
    expect(outputs).toEqual({ drifted: "true", unknown: "" });
    expect(calls.at(-1)).toMatchObject({
      method: "POST",
      body: { title: "Follow acme's document: major changes", head: "drift/acme", base: "main" },
    });
    expect(calls.at(-1)?.body?.["body"]).toContain("## Asks for a **major** release");
    await app.git("fetch", "--quiet", "origin");
    const pushed = await app.git("diff", "--name-only", "origin/main", "origin/drift/acme");
    expect(pushed.trim().split("\n")).toEqual([
      "specs/acme/openapi.yaml",
      "specs/acme/source.yaml",
      "src/vendors/acme/descriptor.ts",
      "src/vendors/acme/index.ts",
      "src/vendors/acme/schema.ts",
    ]);
    expect(await app.git("show", "origin/drift/acme:specs/acme/openapi.yaml")).toBe(BREAKING);
    expect(await isClean()).toBe(true);
  });

  test("another change refreshes it", async () => {
    app.document = WORDS;
    github.answer("GET repos/ann/jobs/pulls", [{ number: 7 }]);
    const [{ status, log }, calls] = await callsOf(app.play());
    expect([status, log]).toEqual([0, expect.stringContaining("acme: #7 refreshed")]);
    expect(calls.at(-1)).toMatchObject({
      method: "PATCH",
      path: "repos/ann/jobs/pulls/7",
      body: { title: "Follow acme's document: patch changes" },
    });
  });

  test("the run fails where that is asked for, after the pull request", async () => {
    app.document = BREAKING;
    const { status, log } = await app.play({ "fail-on": "major" });
    expect(log).toContain("acme: #7 refreshed\nfail-on is major: acme has drifted (major).\n");
    expect(status).toBe(1);
  });

  test("it is closed when the vendor has gone back", async () => {
    app.document = YAML_DOCUMENT;
    const [{ status, log }, calls] = await callsOf(app.play());
    expect([status, log]).toEqual([0, expect.stringContaining("acme: #7 closed")]);
    expect(calls.at(-1)).toMatchObject({ method: "PATCH", body: { state: "closed" } });
    expect(Object.keys(await app.branches())).toEqual(["main"]);
    github.answer("GET repos/ann/jobs/pulls", []);
  });

  test("a vendor that could not be told fails the run, and closes nothing", async () => {
    app.document = undefined;
    const [{ status, log, summary, outputs }, calls] = await callsOf(app.play());
    expect(log).toMatch(/^::error file=specs\/acme\/source\.yaml,line=1,/m);
    expect(log).toContain("fail-on is unknown: acme could not be told.");
    expect(summary).toContain("could not tell");
    expect([status, outputs]).toEqual([1, { drifted: "false", unknown: "acme" }]);
    expect(calls).toEqual([]);
    expect((await app.play({ "fail-on": "never" })).status).toBe(0);
    app.document = YAML_DOCUMENT;
  });
});

describe("the step that looks", () => {
  test("has no token, and finds none", async () => {
    const seen = join(app.results, "../environment");
    const command = `env > '${seen}'; npx --no calloff-dev`;
    expect((await app.play({ step: "look", command })).status).toBe(0);
    const environment = readFileSync(seen, "utf8");
    expect(environment).toContain("GITHUB_ACTIONS=true");
    expect(environment).not.toContain(github.env.GITHUB_TOKEN);
  });

  test("refuses to begin where checkout has left a token", async () => {
    await app.git("config", "http.https://github.com/.extraheader", "AUTHORIZATION: basic eA==");
    const { status, log } = await app.play();
    await app.git("config", "--unset", "http.https://github.com/.extraheader");
    expect(log).toBe(
      "actions/checkout has left its token here, where texts of vendors are worked on: give it `persist-credentials: false`.\n",
    );
    expect(status).toBe(2);
  });

  test("leaves what its command does beside its work in the patch, for the gate to refuse", async () => {
    app.document = BREAKING;
    const command = "echo new > new.txt; npx --no calloff-dev";
    await app.play({ step: "look", command });
    expect(await isClean()).toBe(true);
    const patch = readFileSync(join(app.results, "acme/changes.patch"), "utf8");
    expect(patch).toContain("b/new.txt");
    const published = await app.play({ step: "publish" });
    expect(published.log).toContain("acme: the patch is refused and nothing is pushed: new.txt: ");
    expect(published.status).toBe(2);
    app.document = YAML_DOCUMENT;
  });
});

test("a hostile patch is refused by the job that publishes, and nothing is pushed", async () => {
  app.document = BREAKING;
  expect((await app.play({ step: "look" })).outputs).toEqual({ drifted: "true", unknown: "" });
  expect(readdirSync(join(app.results, "acme")).sort()).toEqual([
    "changes.patch",
    "log.txt",
    "report.md",
    "status",
  ]);
  const workflow = ".github/workflows/new.yml";
  const added = `diff --git a/${workflow} b/${workflow}\nnew file mode 100644\n--- /dev/null\n+++ b/${workflow}\n@@ -0,0 +1 @@\n+on: push\n`;
  appendFileSync(join(app.results, "acme/changes.patch"), added);
  const before = await app.branches();
  const [{ status, log }, calls] = await callsOf(app.play({ step: "publish" }));
  expect(log).toBe(
    `acme: the patch is refused and nothing is pushed: ${workflow}: this pull request has no reason to touch it. Look at the job that made it.\n`,
  );
  expect(status).toBe(2);
  expect(calls.filter(({ method }) => method !== "GET")).toEqual([]);
  expect(await app.branches()).toEqual(before);
  app.document = YAML_DOCUMENT;
});

describe("on a pull request", () => {
  const path = "specs/acme/openapi.yaml";
  const COMMENTS = "repos/ann/jobs/issues/5/comments";

  /** Pushes a document to the branch of the pull request. */
  async function push(document: string): Promise<void> {
    await app.git("checkout", "--quiet", "--force", "-B", "change", "origin/main");
    writeFileSync(join(app.cwd, path), document);
    writeFileSync(join(app.cwd, "notes.txt"), "text\n");
    await app.git("add", "--all");
    await app.git("commit", "--quiet", "--message", "A change");
    await app.git("push", "--quiet", "--force", "origin", "change");
  }

  test("a changed document gets a comment with the verdict", async () => {
    await push(BREAKING);
    const [{ status, log, summary, outputs }, calls] = await callsOf(app.playPullRequest("change"));
    expect([status, log]).toEqual([0, expect.stringContaining("#5: comment written")]);
    expect(summary).toMatch(/^## acme: asks for a \*\*major\*\* release\n/);
    expect(outputs).toEqual({ drifted: "true", unknown: "" });
    expect(calls.map(({ method, path: asked }) => `${method} ${asked}`)).toEqual([
      `GET ${COMMENTS}?per_page=100&page=1`,
      `POST ${COMMENTS}`,
    ]);
    const body = String(calls[1]?.body?.["body"]);
    expect(body.replace(/^<!--.*-->\n/, "")).toBe(summary);
    github.answer(`GET ${COMMENTS}`, [
      { id: 1, body, user: { type: "User" } },
      { id: 2, body, user: { type: "Bot" } },
    ]);
  });

  test("a second push refreshes the same comment", async () => {
    await push(WORDS);
    const [{ log }, calls] = await callsOf(app.playPullRequest("change"));
    expect(log).toContain("#5: comment refreshed");
    expect(calls.at(-1)).toMatchObject({ method: "PATCH", path: "repos/ann/jobs/issues/comments/2" });
    expect(calls.at(-1)?.body?.["body"]).toContain("## acme: asks for a **patch** release");
  });

  test("the comment says so when the change was taken back", async () => {
    await push(YAML_DOCUMENT);
    const [{ log, outputs }, calls] = await callsOf(app.playPullRequest("change"));
    expect(log).toContain("#5: comment refreshed");
    expect(calls.at(-1)?.body?.["body"]).toContain("This pull request no longer changes a vendored document");
    expect(outputs).toEqual({ drifted: "false", unknown: "" });
  });

  test("from a fork, there is a summary and one line why there is no comment", async () => {
    await push(BREAKING);
    const [{ status, summary }, calls] = await callsOf(app.playPullRequest("change", { fork: true }));
    expect(summary).toContain("asks for a **major** release");
    expect(summary).toContain("the pull request comes from a fork, and what runs for it may not write.");
    expect([status, calls]).toEqual([0, []]);
  });

  test("where the token may not write, the summary says so", async () => {
    github.answer(`GET ${COMMENTS}`, []);
    github.answer(`POST ${COMMENTS}`, { message: "Resource not accessible by integration" }, 403);
    const { status, summary } = await app.playPullRequest("change");
    expect(summary).toContain("the job needs `pull-requests: write`");
    expect(status).toBe(0);
  });
});
