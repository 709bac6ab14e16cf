import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { UNRELEASED } from "./changelog.ts";
import { root } from "./testing/workspace-copy.ts";
import { publishedPackages } from "./workspace.ts";

/** What is told of packages that have never been released, by the name of each: the texts that ask for 1.0.0. */
function readFirstTexts(): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  const folder = join(root, ".changeset");
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".md") && name !== "README.md")) {
    const [, head = "", body = ""] =
      /^---\n([\s\S]*?)\n---\n\n([\s\S]+)$/.exec(readFileSync(join(folder, file), "utf8")) ?? [];
    for (const [name, bump] of Object.entries(parse(head) as Record<string, string>)) {
      if (bump === "major") texts.set(name, [...(texts.get(name) ?? []), body]);
    }
  }
  return texts;
}

const texts = readFirstTexts();
const unreleased = publishedPackages(root).filter(({ version }) => version === UNRELEASED);

test("every package that is new has a changeset that makes it 1.0.0 and begins with its name", () => {
  const told = (name: string): boolean =>
    texts.get(name)?.some((text) => text.startsWith(`First release of \`${name}\`: `)) === true;
  expect(unreleased.map(({ name }) => name).filter((name) => !told(name))).toEqual([]);
});

test("no two new packages have the same first changelog", () => {
  const all = unreleased.map(({ name }) => texts.get(name)?.join(""));
  expect(new Set(all).size).toBe(all.length);
});
