import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ts from "typescript";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { commitChanges, undoChanges } from "./commit-changes.ts";
import type { TreeChange } from "./tree-change.ts";

let root: string;
let bench: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "commit-"));
  bench = join(root, ".bench");
  await write("README.md", "before");
  await write("old/a.md", "a");
  await write("old/deep/b.md", "b");
  await write("gone.md", "gone");
  await write(".bench/README.md", "after");
  await write(".bench/new/c.md", "c");
});
afterEach(() => rm(root, { recursive: true }));

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}

async function tree(): Promise<Record<string, string>> {
  const names = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const own = paths.filter((path) => !path.startsWith(bench)).sort();
  const entries = own.map(async (path) => [path.slice(root.length + 1), await readFile(path, "utf8")]);
  return Object.fromEntries(await Promise.all(entries)) as Record<string, string>;
}

const BEFORE = { "README.md": "before", "gone.md": "gone", "old/a.md": "a", "old/deep/b.md": "b" };
const AFTER = { "README.md": "after", "packages/new/c.md": "c" };

const changes = (): TreeChange[] => [
  { path: "README.md", from: join(bench, "README.md") },
  { path: "packages/new", from: join(bench, "new") },
  { path: "old", from: undefined },
  { path: "gone.md", from: undefined },
];

test("all changes are made, and nothing is left to undo", async () => {
  await commitChanges(root, bench, changes());
  expect(await tree()).toEqual(AFTER);
  expect(await undoChanges(root, bench)).toBe(false);
  expect(await tree()).toEqual(AFTER);
});

test("none is made when one cannot be", async () => {
  const broken = [...changes(), { path: "more", from: join(bench, "not-there") }];
  await expect(commitChanges(root, bench, broken)).rejects.toThrow("ENOENT");
  expect(await tree()).toEqual(BEFORE);
});

describe("killed in the midst of it, the next one undoes it", () => {
  // The n-th renaming or removing kills the process, as a power cut would.
  test.each([1, 2, 3, 4, 5, 6])("at step %i", async (step) => {
    const list = JSON.stringify(changes().map(({ path, from = null }) => ({ path, from })));
    const code = `
      import fs from "node:fs";
      import { syncBuiltinESMExports } from "node:module";
      let steps = 0;
      for (const name of ["rename", "rm"]) {
        const real = fs.promises[name];
        fs.promises[name] = (...args) => {
          steps += 1;
          if (steps === ${step}) process.kill(process.pid, "SIGKILL");
          return real(...args);
        };
      }
      syncBuiltinESMExports();
      const { commitChanges } = await import("./commit-changes.mjs");
      const changes = ${list}.map(({ path, from }) => ({ path, from: from ?? undefined }));
      await commitChanges(${JSON.stringify(root)}, ${JSON.stringify(bench)}, changes);
    `;
    const source = await readFile(join(import.meta.dirname, "commit-changes.ts"), "utf8");
    const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
    const { outputText } = ts.transpileModule(source, { compilerOptions });
    await writeFile(join(bench, "commit-changes.mjs"), outputText);
    const flags = ["--input-type=module", "-e", code];
    const { signal, stderr } = spawnSync(process.execPath, flags, { cwd: bench, encoding: "utf8" });
    expect([signal, stderr]).toEqual(["SIGKILL", ""]);
    await undone();
  });

  async function undone(): Promise<void> {
    await undoChanges(root, bench);
    expect(await tree()).toEqual(BEFORE);
    expect(existsSync(join(bench, "undo.json"))).toBe(false);
  }
});
