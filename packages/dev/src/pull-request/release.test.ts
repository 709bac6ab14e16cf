import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ProgramError } from "./program.ts";
import { publishReleasePullRequest } from "./release.ts";
import { type GitHubStub, githubStub } from "./testing/github-stub.ts";
import { manifestOf } from "./testing/small-repository.ts";

const repository = { name: "ann/jobs", base: "main" };
const MANIFEST = "packages/acme/package.json";

let github: GitHubStub;
beforeAll(async () => {
  github = await githubStub();
  github.answer("POST repos/ann/jobs/pulls", { number: 7 });
});
afterAll(() => github[Symbol.asyncDispose]());

const publish = (patch: string): Promise<string> =>
  publishReleasePullRequest(github.place, repository, patch);
const at = (path: string): string => join(github.place.cwd, path);

/** What `changeset version` does, and then something else. */
const release = (more: () => void): string =>
  github.patch(() => {
    rmSync(at(".changeset/a-change.md"));
    github.write(MANIFEST, manifestOf("@calloff/acme", "1.1.0", { test: "vitest run" }));
    github.write("packages/acme/CHANGELOG.md", "# @calloff/acme\n\n## 1.1.0\n\n- A change.\n");
    github.write("packages/calloff/CHANGELOG.md", "# calloff\n\n## 1.0.1\n\n## 1.0.0\n");
    more();
  });

const refused = (path: string, reason: string): ProgramError =>
  new ProgramError(
    `release: the patch is refused and nothing is pushed: ${path}: ${reason}. Look at the job that made it.`,
  );

test.each([
  [".changeset/config.json", '{ "changelog": "./anything.js" }\n'],
  [".changeset/README.md", "text\n"],
  [".gitattributes", "text\n"],
  [".gitmodules", "text\n"],
  [".npmrc", "text\n"],
  ["package.json", manifestOf("calloff-workspace", "1.0.0")],
  ["packages/acme/.npmrc", "text\n"],
  ["packages/acme/src/index.ts", "text\n"],
  ["packages/acme/src/package.json", "{}\n"],
  ["packages/acme/turbo.json", "{}\n"],
  ["packages/acme/vitest.config.ts", "text\n"],
  ["packages/nested/deeper/package.json", "{}\n"],
  ["pnpm-lock.yaml", "text\n"],
  ["pnpm-workspace.yaml", "text\n"],
  ["scripts/package.json", "{}\n"],
  ["README.md", "text\n"],
  ["specs/acme/openapi.yaml", "text\n"],
])("refuses a release that touches %s", async (path, content) => {
  const patch = release(() => github.write(path, content));
  await expect(publish(patch)).rejects.toThrow(refused(path, "this pull request has no reason to touch it"));
});

test.each([".changeset/README.md", ".changeset/config.json", ".github/SECURITY.md"])(
  "refuses a release that removes %s",
  async (path) => {
    const patch = release(() => rmSync(at(path)));
    await expect(publish(patch)).rejects.toThrow(
      refused(path, "this pull request has no reason to touch it"),
    );
  },
);

test.each([
  [".changeset/new.md", "added", "removed"],
  ["packages/evil/package.json", "added", "changed"],
])("refuses a release that adds %s", async (path, done, may) => {
  const patch = release(() => github.write(path, "{}\n"));
  await expect(publish(patch)).rejects.toThrow(refused(path, `it would be ${done}; here it may be ${may}`));
});

const MORE_THAN_VERSION = refused(MANIFEST, "something other than its version would change");
const VERSION = { name: "@calloff/acme", version: "1.1.0" };
const TEST = { test: "vitest run" };

test.each([
  ["a script that runs at install", { ...VERSION, scripts: { ...TEST, postinstall: "node x.js" } }],
  ["another test script", { ...VERSION, scripts: { test: "node x.js" } }],
  ["a dependency", { ...VERSION, scripts: TEST, dependencies: { other: "1.0.0" } }],
  ["another name", { ...VERSION, name: "@calloff/other", scripts: TEST }],
  ["no version", { name: VERSION.name, scripts: TEST }],
  ["a version that is none", { ...VERSION, version: "npm:other@1.0.0", scripts: TEST }],
])("refuses a release whose manifest has %s", async (_, manifest) => {
  const patch = release(() => github.write(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`));
  await expect(publish(patch)).rejects.toThrow(MORE_THAN_VERSION);
});

test("refuses a release whose manifest names a field twice", async () => {
  const twice = manifestOf("@calloff/acme", "1.1.0", TEST).replace(
    "{",
    '{ "scripts": { "test": "node x.js" },',
  );
  const patch = release(() => github.write(MANIFEST, twice));
  await expect(publish(patch)).rejects.toThrow(MORE_THAN_VERSION);
});

// The last one: it is the only one that pushes.
test("opens a pull request with what changesets made", async () => {
  expect(github.tip("release")).toBe("");
  expect(await publish(release(() => {}))).toBe("release: #7 opened");
  expect(github.calls().at(-1)).toEqual({
    method: "POST",
    path: "repos/ann/jobs/pulls",
    body: {
      title: "Release packages",
      body: "Versions and changelogs of all changesets. Merging this publishes them.",
      head: "release",
      base: "main",
    },
  });
  github.git("fetch", "--quiet", "origin", "release");
  expect(github.git("log", "--format=%s", "origin/main..FETCH_HEAD")).toBe("Release packages\n");
  expect(github.git("diff", "--name-status", "--no-renames", "origin/main", "FETCH_HEAD")).toBe(
    `D\t.changeset/a-change.md
A\tpackages/acme/CHANGELOG.md
M\tpackages/acme/package.json
M\tpackages/calloff/CHANGELOG.md
`,
  );
});
