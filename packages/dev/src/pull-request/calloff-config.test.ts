import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "./calloff-config.ts";
import { type GitHubStub, githubStub } from "./testing/github-stub.ts";
import { CONFIG } from "./testing/small-repository.ts";

let github: GitHubStub;
beforeAll(async () => {
  github = await githubStub();
});
afterAll(() => github[Symbol.asyncDispose]());

/** The id of a commit that has these files and nothing else. */
function commitOf(files: Readonly<Record<string, string>>): string {
  github.git("rm", "-r", "--quiet", "--force", "--ignore-unmatch", ".");
  for (const [path, text] of Object.entries(files)) github.write(path, text);
  github.git("add", "--all");
  github.git("commit", "--quiet", "--allow-empty", "--message", "Settings");
  return github.git("rev-parse", "HEAD").trim();
}

test("reads what the commit says, not what lies about", () => {
  github.write("calloff.json", '{ "specs": ".github" }');
  expect(readConfig(github.place, "HEAD")).toEqual(CONFIG);
});

test("has the same defaults as the command line", () => {
  expect(readConfig(github.place, commitOf({ "calloff.json": "{}" }))).toEqual({
    specs: "specs",
    clients: "src/vendors",
    layout: "files",
    composition: undefined,
  });
});

test("finds the file in .config, too", () => {
  const commit = commitOf({ ".config/calloff.json": '{ "specs": "api/v1.0/", "after": "npm run settle" }' });
  expect(readConfig(github.place, commit).specs).toBe("api/v1.0");
});

test.each([
  ["no file", {}, "There is no calloff.json at the root of "],
  ["no JSON", { "calloff.json": "{" }, "calloff.json is not JSON: "],
  ["what is no object", { "calloff.json": "null" }, "calloff.json must be a JSON object."],
  ["another layout", { "calloff.json": '{ "layout": "x" }' }, 'layout must be "files" or "packages".'],
  ...[
    "",
    ".",
    "..",
    "../x",
    "a/../../x",
    "/etc",
    ".github/workflows",
    "a/.git",
    "a//b",
    "a|.*",
    "a\\b",
    1,
  ].map((specs) => [
    `the folder ${JSON.stringify(specs)}`,
    { "calloff.json": JSON.stringify({ specs }) },
    "specs must be a folder below the repository's root",
  ]),
] as [string, Record<string, string>, string][])("refuses %s", (_, files, message) => {
  expect(() => readConfig(github.place, commitOf(files))).toThrow(message);
});
