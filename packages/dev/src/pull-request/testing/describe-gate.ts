import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ProgramError } from "../program.ts";
import { type GitHubStub, githubStub } from "./github-stub.ts";
import { HOSTILE_PATCHES } from "./hostile-patches.ts";
import type { PushingJob } from "./pushing-jobs.ts";

/** What a job that pushes refuses, whatever the patch calls itself. */
export function describeGate(job: PushingJob): void {
  describe(`the pull request of ${job.name}`, () => hostilePatches(job));
}

function hostilePatches(job: PushingJob): void {
  let github: GitHubStub;
  // One for all tests: what is refused leaves everything as it was, which each of them looks at.
  beforeAll(async () => {
    github = await githubStub();
  });
  afterAll(() => github[Symbol.asyncDispose]());

  const refused = `${job.name}: the patch is refused and nothing is pushed: `;
  const honestly = (): void => github.writeAll(job.honest);

  const isWrite = ({ method }: { readonly method: string }): boolean => method !== "GET";

  /** @returns what the job says when it refuses a patch */
  async function refusalOf(patch: string): Promise<string> {
    const before = [github.references(), github.calls().filter(isWrite)];
    let message = "";
    try {
      message = await job.publish(github.place, patch);
    } catch (error) {
      if (!(error instanceof ProgramError)) throw error;
      message = error.message;
    }
    expect([github.references(), github.calls().filter(isWrite)]).toEqual(before);
    expect(github.isClean()).toBe(true);
    expect(message).toMatch(/^.*\. Look at the job that made it\.$/);
    return message;
  }

  test.each(HOSTILE_PATCHES.map((hostile) => [hostile.does, hostile] as const))(
    "refuses a patch that %s",
    async (_, hostile) => {
      const patch = github.patch(
        () => {
          honestly();
          hostile.make(github, job);
        },
        ...(hostile.flags ?? []),
      );
      expect(readFileSync(patch, "utf8")).toContain(hostile.has ?? "");
      expect(await refusalOf(patch)).toContain(`${refused}${hostile.refused(job)}`);
    },
  );

  test.each([
    "../outside",
    "packages/acme/src/../../../.github/workflows/new.yml",
    "/etc/outside",
    ".git/config",
    ".git/hooks/pre-push",
    "packages/acme/src/.git/config",
  ])("refuses a patch written by hand that adds %s", async (path) => {
    const patch = github.patch(honestly);
    const added = `diff --git a/${path} b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}\n@@ -0,0 +1 @@\n+text\n`;
    writeFileSync(patch, added, { flag: "a" });
    const message = await refusalOf(patch);
    expect(message.startsWith(refused)).toBe(true);
    expect(message).toContain(path.replace(/^\//, ""));
  });

  test.each([
    ["in a word", "another "],
    ["in white space alone", " "],
  ])("refuses a patch whose lines differ %s from those that are there", async (_, more) => {
    const patch = github.patch(honestly);
    // The first line that is removed has a space in it.
    const text = readFileSync(patch, "utf8").replace(/^-(?!-)(.*? )/m, `-$1${more}`);
    writeFileSync(patch, text);
    expect(await refusalOf(patch)).toContain("patch does not apply");
  });

  test("refuses a patch that changes nothing", async () => {
    const change = (): void => github.write(job.known, "text\n");
    const patch = github.patch(change);
    writeFileSync(patch, readFileSync(github.patch(change, "-R"), "utf8"), { flag: "a" });
    expect(await refusalOf(patch)).toContain(`${refused}it changes nothing`);
  });
}
