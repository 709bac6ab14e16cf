import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyDifferences, findDifferences, type Plan, printDifference } from "./apply-plan.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "calloff-plan-"));
});
afterEach(() => rm(folder, { recursive: true }));

const plan = (files: Record<string, string>, whole = true): Plan =>
  new Map([[folder, { files: new Map(Object.entries(files)), whole }]]);

test("writes what is missing or stale, removes what is left over, and then finds nothing more to do", async () => {
  await writeFile(join(folder, "stale.ts"), "old\n");
  await writeFile(join(folder, "left-over.ts"), "x\n");
  await writeFile(join(folder, "same.ts"), "same\n");
  const wanted = plan({ "missing.ts": "new\n", "same.ts": "same\n", "stale.ts": "new\n" });
  const differences = await findDifferences(wanted);
  expect(differences.map(({ path }) => path.slice(folder.length + 1))).toEqual([
    "left-over.ts",
    "missing.ts",
    "stale.ts",
  ]);
  await applyDifferences(differences);
  expect((await readdir(folder)).sort()).toEqual(["missing.ts", "same.ts", "stale.ts"]);
  expect(await readFile(join(folder, "stale.ts"), "utf8")).toBe("new\n");
  expect(await findDifferences(wanted)).toEqual([]);
});

test("minds only its own files in a folder that it does not own", async () => {
  await writeFile(join(folder, "hand-written.ts"), "x\n");
  expect(await findDifferences(plan({}, false))).toEqual([]);
});

test("leaves every file as it was when one cannot be written", async () => {
  await writeFile(join(folder, "a.ts"), "old\n");
  await mkdir(join(folder, "b.ts"));
  const differences = [
    { path: join(folder, "a.ts"), before: "old\n", after: "new\n" },
    { path: join(folder, "a.ts", "impossible.ts"), before: undefined, after: "x" },
  ];
  await expect(applyDifferences(differences)).rejects.toThrow();
  expect(await readFile(join(folder, "a.ts"), "utf8")).toBe("old\n");
  expect((await readdir(folder)).sort()).toEqual(["a.ts", "b.ts"]);
});

test("shows a difference as a diff from committed to generated", () => {
  const text = printDifference({ path: "packages/acme/src/index.ts", before: "a\nold\n", after: "a\nnew\n" });
  expect(text).toContain("--- packages/acme/src/index.ts (committed)");
  expect(text).toContain("+++ packages/acme/src/index.ts (generated)");
  expect(text).toContain("\n-old\n+new\n");
});
