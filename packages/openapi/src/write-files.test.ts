import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { writeFiles } from "./write-files.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "write-files-"));
});
afterEach(() => rm(dir, { recursive: true }));

const list = async (): Promise<string[]> => (await readdir(dir, { recursive: true })).sort();

it("writes text and bytes into folders that are not there yet, and leaves nothing else", async () => {
  await writeFiles(
    new Map<string, string | Uint8Array>([
      [join(dir, "a/b/one.txt"), "é\n"],
      [join(dir, "two.bin"), Uint8Array.of(0, 255, 13)],
    ]),
  );
  expect(await list()).toEqual(["a", "a/b", "a/b/one.txt", "two.bin"]);
  expect(await readFile(join(dir, "a/b/one.txt"), "utf8")).toBe("é\n");
  expect([...(await readFile(join(dir, "two.bin")))]).toEqual([0, 255, 13]);
});

it("replaces what is there", async () => {
  await writeFile(join(dir, "one.txt"), "a longer text that was there before");
  await writeFiles(new Map([[join(dir, "one.txt"), "new"]]));
  expect(await list()).toEqual(["one.txt"]);
  expect(await readFile(join(dir, "one.txt"), "utf8")).toBe("new");
});

it("leaves everything as it was when a file cannot be staged", async () => {
  await writeFile(join(dir, "one.txt"), "old");
  const files = new Map([
    [join(dir, "one.txt"), "new"],
    [join(dir, "made/two.txt"), "new"],
    [join(dir, "one.txt/below-a-file.txt"), "new"],
  ]);
  await expect(writeFiles(files)).rejects.toThrow();
  expect(await list()).toEqual(["one.txt"]);
  expect(await readFile(join(dir, "one.txt"), "utf8")).toBe("old");
});

it("puts back what was already in place when a later file cannot take its place", async () => {
  await writeFile(join(dir, "one.txt"), "old");
  await mkdir(join(dir, "folder/inside"), { recursive: true });
  const files = new Map([
    [join(dir, "one.txt"), "new"],
    [join(dir, "made/two.txt"), "new"],
    [join(dir, "folder"), "new"],
  ]);
  await expect(writeFiles(files)).rejects.toThrow();
  expect(await list()).toEqual(["folder", "folder/inside", "one.txt"]);
  expect(await readFile(join(dir, "one.txt"), "utf8")).toBe("old");
});
