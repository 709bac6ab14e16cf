import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type GitHubStub, githubStub } from "./github-stub.ts";
import type { PushingJob } from "./pushing-jobs.ts";

/** What a job that pushes does to its branch. */
export function describeBotBranch(job: PushingJob): void {
  describe(`the pull request of ${job.name}`, () => keepsItsBranch(job));
}

function keepsItsBranch({ name, branch, known, honest, publish }: PushingJob): void {
  let github: GitHubStub;
  beforeEach(async () => {
    github = await githubStub();
    github.answer("POST repos/ann/jobs/pulls", { number: 7 });
  });
  afterEach(() => github[Symbol.asyncDispose]());

  const honestly = (): void => github.writeAll(honest);
  const publishHonest = (): Promise<string> => publish(github.place, github.patch(honestly));
  const commitToMain = (): void => {
    github.git("commit", "--quiet", "--allow-empty", "--message", "Second");
    github.git("push", "--quiet", "origin", "HEAD:main");
  };

  test("pushes what is honest, as one commit of the bot on the base", async () => {
    expect(await publishHonest()).toBe(`${name}: #7 opened`);
    github.git("fetch", "--quiet", "origin", branch);
    expect(github.git("log", "--format=%an|%ae|%cn", "origin/main..FETCH_HEAD")).toBe(
      "github-actions[bot]|41898282+github-actions[bot]@users.noreply.github.com|github-actions[bot]\n",
    );
    const pushed = github.git("diff", "--name-only", "origin/main", "FETCH_HEAD").trim().split("\n");
    expect(pushed).toEqual(Object.keys(honest));
    for (const path of pushed) expect(github.git("show", `FETCH_HEAD:${path}`)).toBe(honest[path]);
    expect(github.isClean()).toBe(true);
  });

  test("refreshes the branch with a second push, in place of the first", async () => {
    await publishHonest();
    const first = github.tip(branch);
    commitToMain();
    github.answer("GET repos/ann/jobs/pulls", [{ number: 7 }]);
    expect(await publishHonest()).toBe(`${name}: #7 refreshed`);
    expect(github.tip(branch)).not.toBe(first);
    github.git("fetch", "--quiet", "origin", branch);
    expect(github.git("rev-list", "--count", "origin/main..FETCH_HEAD").trim()).toBe("1");
  });

  test("does not push again what is on the branch", async () => {
    await publishHonest();
    const first = github.tip(branch);
    github.answer("GET repos/ann/jobs/pulls", [{ number: 7 }]);
    expect(await publishHonest()).toBe(`${name}: #7 is as it should be`);
    expect(github.tip(branch)).toBe(first);
  });

  test("leaves a branch alone that has a commit of somebody else", async () => {
    await publishHonest();
    github.commitElsewhere(branch);
    const theirs = github.tip(branch);
    expect(await publishHonest()).toBe(`${name}: ${branch} has commits of somebody else, and is left alone`);
    expect(github.tip(branch)).toBe(theirs);
  });

  test("says what is missing where the clone does not reach back far enough", async () => {
    await publishHonest();
    const patch = github.patch(honestly);
    const cwd = join(github.place.cwd, "../shallow");
    github.git("clone", "--quiet", "--depth=1", "--branch=main", `file://${github.origin}`, cwd);
    await expect(publish({ ...github.place, cwd }, patch)).rejects.toThrow(
      `${branch}: this clone has not the whole history, so it cannot be told who committed to the branch; check out with fetch-depth: 0.`,
    );
  });

  test("refuses to change what is not a plain file on the base", async () => {
    const path = join(github.place.cwd, known);
    rmSync(path);
    symlinkSync("elsewhere", path);
    github.git("add", "--all");
    commitToMain();
    const patch = github.patch(() => {
      rmSync(path);
      writeFileSync(path, "text\n");
    });
    await expect(publish(github.place, patch)).rejects.toThrow(
      `${known}: it is a symbolic link (mode 120000), not a plain file`,
    );
    expect(github.tip(branch)).toBe("");
  });

  test("refuses to move a submodule of the base, which git is set up to ignore", async () => {
    const path = join(github.place.cwd, known);
    const [older, newer] = [github.git("rev-parse", "HEAD").trim(), "1".repeat(40)];
    rmSync(path);
    mkdirSync(path);
    github.git("update-index", "--cacheinfo", `160000,${older},${known}`);
    commitToMain();
    const patch = github.patch(honestly);
    const moved = `diff --git a/${known} b/${known}
index ${older}..${newer} 160000
--- a/${known}
+++ b/${known}
@@ -1 +1 @@
-Subproject commit ${older}
+Subproject commit ${newer}
`;
    writeFileSync(patch, moved, { flag: "a" });
    await expect(publish(github.place, patch)).rejects.toThrow(
      `${known}: it is a submodule (mode 160000), not a plain file`,
    );
    expect(github.tip(branch)).toBe("");
  });
}
