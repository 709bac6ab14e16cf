import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CreateError, createWorkspace } from "./create-workspace.ts";

// What it makes is played in the proof, installed from a registry.

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "create-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const from = "https://docs.acme.example/llms.txt";

test("refuses a folder that has something in it, and leaves it alone", () => {
  const taken = join(folder, "taken");
  mkdirSync(taken);
  writeFileSync(join(taken, "mine.md"), "mine");
  expect(() => createWorkspace(taken, { vendor: "acme", from })).toThrow(
    new CreateError(`${taken} is not empty. Name a new folder.`),
  );
  expect(existsSync(join(taken, "package.json"))).toBe(false);
});

test.each([
  [
    "a name that no package can have",
    { vendor: "Acme Inc", from },
    "--vendor Acme Inc: use lowercase letters",
  ],
  [
    "a file that is not there",
    { vendor: "acme", from: "no.yaml" },
    "no.yaml is no file. Give one, or a URL.",
  ],
])("refuses %s, and makes nothing", (_, options, why) => {
  const root = join(folder, "new");
  expect(() => createWorkspace(root, options)).toThrow(why);
  expect(existsSync(root)).toBe(false);
});
