import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeSnapshot } from "./tree-snapshot.ts";

let root: string;
const at = (path: string): string => join(root, path);
const tree = (): string[] => readdirSync(root, { recursive: true }).map(String).sort();

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "snapshot-"));
  for (const folder of ["src", "empty", "node_modules"]) mkdirSync(at(folder));
  writeFileSync(at("src/a.ts"), "a");
  writeFileSync(at("src/b.ts"), "b");
  writeFileSync(at("node_modules/c.js"), "c");
});

afterEach(() => rmSync(root, { recursive: true }));

test("what changed, came or went since is as it was, and the rest is not touched", () => {
  const past = new Date("2020-01-01");
  utimesSync(at("src/b.ts"), past, past);
  const before = tree();
  const snapshot = takeSnapshot([root, at("none.md")]);
  writeFileSync(at("src/a.ts"), "other");
  writeFileSync(at("src/new.ts"), "new");
  mkdirSync(at("dist/deep"), { recursive: true });
  writeFileSync(at("dist/deep/new.js"), "new");
  rmSync(at("empty"), { recursive: true });
  writeFileSync(at("none.md"), "new");
  writeFileSync(at("node_modules/c.js"), "installed since");
  snapshot.restore();
  expect(tree()).toEqual(before);
  expect(readFileSync(at("src/a.ts"), "utf8")).toBe("a");
  expect(statSync(at("src/b.ts")).mtime).toEqual(past);
  expect(readFileSync(at("node_modules/c.js"), "utf8")).toBe("installed since");
});

test("a file or folder that is gone whole comes back", () => {
  const snapshot = takeSnapshot([at("src"), at("src/a.ts")]);
  rmSync(at("src"), { recursive: true });
  snapshot.restore();
  expect(readFileSync(at("src/a.ts"), "utf8") + readFileSync(at("src/b.ts"), "utf8")).toBe("ab");
});
