import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { changelogPage } from "./changelog-page.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function repository(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "calloff-changelog-"));
  folders.push(folder);
  mkdirSync(join(folder, ".changeset"));
  for (const [path, content] of Object.entries({ "packages/a/README.md": "", ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function headings(page: string): string[] {
  return page.split("\n").filter((line) => line.startsWith("#"));
}

test("changesets are the next release, and their README is none of them", async () => {
  const page = await changelogPage(
    repository({
      ".changeset/README.md": "# Changesets\n",
      ".changeset/quick-fox.md": '---\n"@calloff/b": minor\n"@calloff/a": patch\n---\n\nIt waits less.\n',
    }),
  );
  expect(headings(page)).toEqual(["# Changelog", "## Not released yet"]);
  expect(page).toContain("It waits less.");
  expect(page).toContain("`@calloff/a`, `@calloff/b`");
});

test("a text that several changelogs have is told once, under its version, the newest version first", async () => {
  const page = await changelogPage(
    repository({
      "packages/a/CHANGELOG.md":
        "# @calloff/a\n\n## 1.10.0\n\n### Minor Changes\n\n- Faster.\n\n  By half.\n\n## 1.9.0\n\n### Patch Changes\n\n- Only a.\n",
      "packages/b/CHANGELOG.md":
        "# @calloff/b\n\n## 1.10.0\n\n### Minor Changes\n\n- Faster.\n\n  By half.\n",
    }),
  );
  expect(headings(page)).toEqual(["# Changelog", "## 1.10.0", "## 1.9.0"]);
  expect(page.match(/Faster\.\n\nBy half\./g)).toHaveLength(1);
  expect(page).toContain("`@calloff/a`, `@calloff/b`");
});

test("a page without a release says so", async () => {
  expect(await changelogPage(repository({}))).toContain("Nothing has been released yet.");
});
