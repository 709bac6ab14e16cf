import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const root = resolve(import.meta.dirname, "../../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const providers = new Set(readdirSync(join(root, "specs")));
/** All providers are one box. */
const boxOf = (folder: string): string => (providers.has(folder) ? "providers" : folder);
const folders = readdirSync(join(root, "packages"));
const boxes = [...new Set(folders.map(boxOf))].sort();

/** For each box those that it imports, by the manifests. */
const imports = new Map(boxes.map((box) => [box, new Set<string>()]));
for (const folder of folders) {
  const manifest = JSON.parse(read(`packages/${folder}/package.json`)) as Manifest;
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
    // Mock Service Worker has the name of a folder of ours.
    const isOurs = name === "calloff" || name.startsWith("@calloff/");
    const target = name.replace("@calloff/", "");
    if (isOurs && folders.includes(target)) imports.get(boxOf(folder))?.add(boxOf(target));
  }
}

const reaches = (from: string, to: string): boolean =>
  [...(imports.get(from) ?? [])].some((next) => next === to || reaches(next, to));

/** As in `dev-drift`; without those that follow from others. */
const arrows = boxes.flatMap((from) => {
  const targets = [...(imports.get(from) ?? [])];
  return targets
    .filter((to) => !targets.some((other) => other !== to && reaches(other, to)))
    .map((to) => `${from}-${to}`);
});

const picture = read("docs/architecture.svg");
const found = (pattern: RegExp): string[] =>
  [...picture.matchAll(pattern)].map(([, name = ""]) => name).sort();

test("the picture has a box for each package, and one for all providers", () => {
  expect(found(/<text x="\d+" y="\d+">([\w-]+)<\/text>/g)).toEqual(boxes);
});

test("the picture's arrows are the dependencies in the manifests", () => {
  expect(found(/<path id="([\w-]+)"/g)).toEqual(arrows.sort());
});

test("the page has a paragraph for each package, and names only paths that exist", () => {
  const page = read("docs/architecture.md");
  const titles = [...page.matchAll(/^\*\*`?([\w-]+)`?\*\*/gm)].map(([, name = ""]) => name.toLowerCase());
  expect(titles.sort()).toEqual(boxes);
  const paths = [...page.matchAll(/`((?:packages|scripts|docs|\.config)\/[\w./-]+)`/g)].map(
    ([, path]) => path,
  );
  expect(paths.length).toBeGreaterThan(15);
  expect(paths.filter((path = "") => !existsSync(join(root, path)))).toEqual([]);
});
