import { failureOf } from "@calloff/test-support";
import { afterEach, beforeEach, expect, test } from "vitest";
import { stringify } from "yaml";
import { commitAll } from "../add/testing/commit-all.ts";
import { type ProviderWorkspace, providerWorkspace } from "../add/testing/provider-workspace.ts";
import { CANCEL } from "../add/testing/render-document.ts";

let workspace: ProviderWorkspace;
let before: Record<string, string>;
beforeEach(async () => {
  workspace = await providerWorkspace();
  await workspace.write("acme.yaml", stringify(CANCEL));
  await workspace.write(".gitignore", "node_modules/\ndist/\n");
  commitAll(workspace.root);
  before = await workspace.tree();
  await workspace.run("add", "acme", "--from", `${workspace.root}/acme.yaml`, "--yes");
  commitAll(workspace.root);
});
afterEach(() => workspace[Symbol.asyncDispose]());

test("undoes all that add did, what tools made included", async () => {
  await workspace.write("packages/acme/dist/index.js", "built");
  await workspace.write(".changeset/drift-acme-0123abcd.md", "drift");
  commitAll(workspace.root);
  const output = await workspace.run("remove", "acme");
  expect(output).toContain(
    "Deleted specs/acme, packages/acme, .changeset/add-acme.md, .changeset/drift-acme-0123abcd.md, and taken out of packages/calloff.",
  );
  expect(await workspace.tree()).toEqual(before);
});

test("says what it would delete, and deletes nothing, on a dry run", async () => {
  const tree = await workspace.tree();
  expect(await workspace.run("remove", "acme", "--dry-run")).toMatch(
    /^Would delete specs\/acme, packages\/acme, /,
  );
  expect(await workspace.tree()).toEqual(tree);
});

test("refuses to lose what is in no commit, unless it is forced", async () => {
  await workspace.write("packages/acme/README.md", "better");
  await workspace.write("specs/acme/notes.md", "new");
  const tree = await workspace.tree();
  expect(await failureOf(() => workspace.run("remove", "acme"))).toBe(
    "These files have uncommitted changes:\n  packages/acme/README.md\n  specs/acme/notes.md\n" +
      "Commit them or undo them, or give --force, which deletes them too. Nothing was deleted.",
  );
  expect(await workspace.tree()).toEqual(tree);
  await workspace.run("remove", "acme", "--force");
  expect(await workspace.tree()).toEqual(before);
});

test("refuses what is not there, and what others need", async () => {
  expect(await failureOf(() => workspace.run("remove", "other"))).toBe(
    "Unknown vendor other. There are: acme.",
  );
  await workspace.write("scripts/package.json", '{ "devDependencies": { "@calloff/acme": "workspace:*" } }');
  commitAll(workspace.root);
  expect(await failureOf(() => workspace.run("remove", "acme"))).toBe(
    "scripts/package.json: uses @calloff/acme; remove it there first.",
  );
});
