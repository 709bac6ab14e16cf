import { execFileSync } from "node:child_process";
import { failureOf } from "@calloff/test-support";
import { afterEach, beforeEach, expect, test } from "vitest";
import { stringify } from "yaml";
import { type ProviderWorkspace, providerWorkspace } from "./testing/provider-workspace.ts";
import { CANCEL } from "./testing/render-document.ts";

let workspace: ProviderWorkspace;
let before: Record<string, string>;
const git = (...args: string[]): string => {
  const who = ["-c", "user.name=a", "-c", "user.email=a@acme.example"];
  return execFileSync("git", [...who, ...args], { cwd: workspace.root, encoding: "utf8" });
};
beforeEach(async () => {
  workspace = await providerWorkspace();
  await workspace.write("acme.yaml", stringify(CANCEL));
  await workspace.write(".gitignore", ".calloff/\ndist/\n");
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "before");
  before = await workspace.tree();
  await workspace.run("add", "acme", "--from", `${workspace.root}/acme.yaml`, "--yes");
});
afterEach(() => workspace[Symbol.asyncDispose]());

test("undoes all that add did, what tools made included", async () => {
  await workspace.write("packages/acme/dist/index.js", "built");
  await workspace.write(".changeset/drift-acme-0123abcd.md", "drift");
  const output = await workspace.run("remove", "acme");
  expect(output).toContain(
    "Deleted specs/acme, packages/acme, .changeset/add-acme.md, .changeset/drift-acme-0123abcd.md; and acme from calloff",
  );
  expect(await workspace.tree()).toEqual(before);
  expect(git("status", "--porcelain")).toBe("");
});

test("says what it would delete, and deletes nothing, on a dry run", async () => {
  const tree = await workspace.tree();
  expect(await workspace.run("remove", "acme", "--dry-run")).toMatch(
    /^Would delete specs\/acme, packages\/acme, /,
  );
  expect(await workspace.tree()).toEqual(tree);
});

test("refuses to lose what was edited by hand, unless it is in a commit, or forced", async () => {
  await workspace.write("packages/acme/README.md", "better");
  await workspace.write("specs/acme/notes.md", "new");
  const tree = await workspace.tree();
  expect(await failureOf(() => workspace.run("remove", "acme"))).toBe(
    "acme was not deleted: these files were edited by hand, and are in no commit:\n  packages/acme/README.md\n  specs/acme/notes.md\n" +
      "Commit them, or give --force, which deletes them too.",
  );
  expect(await workspace.tree()).toEqual(tree);
  git("add", "--all");
  git("commit", "--quiet", "--message", "acme");
  await workspace.write("packages/acme/README.md", "better still");
  expect(await failureOf(() => workspace.run("remove", "acme"))).toContain("packages/acme/README.md");
  const output = await workspace.run("remove", "acme", "--force");
  expect(output).toContain("With them what was edited by hand: packages/acme/README.md.");
  expect(await workspace.tree()).toEqual(before);
});

test("what is committed and untouched goes without --force", async () => {
  git("add", "--all");
  git("commit", "--quiet", "--message", "acme");
  await workspace.run("remove", "acme");
  expect(await workspace.tree()).toEqual(before);
});

test("refuses what is not there, and what others need", async () => {
  expect(await failureOf(() => workspace.run("remove", "other"))).toBe(
    "there is no provider other. There are: acme.",
  );
  await workspace.write("scripts/package.json", '{ "devDependencies": { "@calloff/acme": "workspace:*" } }');
  expect(await failureOf(() => workspace.run("remove", "acme"))).toBe(
    "scripts/package.json: needs @calloff/acme; take it out there first.",
  );
});
