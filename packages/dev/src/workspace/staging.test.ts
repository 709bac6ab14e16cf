import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { refuseUncommitted } from "./git.ts";
import { openStaging, placeAll } from "./staging.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "staging-"));
});
afterEach(() => rm(root, { recursive: true }));

const at = (path: string): string => join(root, path);

async function write(path: string, text: string): Promise<void> {
  await mkdir(join(at(path), ".."), { recursive: true });
  await writeFile(at(path), text);
}

test("puts everything into its place, in the stead of what is there, and leaves nothing behind", async () => {
  await write("specs/acme/old.yaml", "old");
  {
    await using staging = await openStaging(root);
    await mkdir(join(staging.folder, "specs"));
    await writeFile(join(staging.folder, "specs/new.yaml"), "new");
    await mkdir(join(staging.folder, "client"));
    await placeAll(staging, [
      { from: join(staging.folder, "specs"), to: at("specs/acme") },
      { from: join(staging.folder, "client"), to: at("src/vendors/acme") },
    ]);
  }
  expect(await readdir(at("specs/acme"))).toEqual(["new.yaml"]);
  expect(await readdir(at("src/vendors"))).toEqual(["acme"]);
  expect(await readdir(at("node_modules/.cache/calloff"))).toEqual([]);
});

test("puts everything back when a step fails", async () => {
  await write("specs/acme/old.yaml", "old");
  // Where a folder should be made there is a file.
  await write("src", "a file");
  await using staging = await openStaging(root);
  await mkdir(join(staging.folder, "specs"));
  await mkdir(join(staging.folder, "client"));
  const placing = placeAll(staging, [
    { from: join(staging.folder, "specs"), to: at("specs/acme") },
    { from: join(staging.folder, "client"), to: at("src/vendors/acme") },
  ]);
  await expect(placing).rejects.toThrow();
  expect(await readFile(at("specs/acme/old.yaml"), "utf8")).toBe("old");
  expect(await readFile(at("src"), "utf8")).toBe("a file");
});

test("refuses paths with changes that are in no commit, and names them", async () => {
  const git = (...args: string[]): string => execFileSync("git", args, { cwd: root, encoding: "utf8" });
  git("init", "--quiet");
  git("config", "user.name", "Ann");
  git("config", "user.email", "ann@example.com");
  await write("src/vendors/acme/index.ts", "1");
  await write("other.ts", "1");
  git("add", ".");
  git("commit", "--quiet", "--message", "all");
  await write("other.ts", "2");
  expect(() => refuseUncommitted(root, ["src/vendors/acme"])).not.toThrow();
  await write("src/vendors/acme/index.ts", "2");
  expect(() => refuseUncommitted(root, ["src/vendors/acme"])).toThrow(
    "These files have uncommitted changes:\n  src/vendors/acme/index.ts\nCommit them or undo them, then try again. Nothing was written.",
  );
});

test("refuses nothing outside of git", async () => {
  await write("src/index.ts", "1");
  expect(() => refuseUncommitted(root, ["src"])).not.toThrow();
});
