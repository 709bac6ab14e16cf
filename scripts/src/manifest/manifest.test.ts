import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { listSpecFolders } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { KEYWORDS, publishedManifest } from "./published-manifest.ts";

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly keywords: readonly string[];
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

const root = resolve(import.meta.dirname, "../../..");
const read = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest;
const manifests = new Map(
  readdirSync(join(root, "packages")).map((name) => [`packages/${name}`, read(`packages/${name}`)]),
);
const published = [...manifests].filter(([, manifest]) => manifest.private !== true);

const isOurs = (name: string): boolean => name === "calloff" || name.startsWith("@calloff/");

/** Tools import from each other what no promise covers, so they take just the release that they were tested with. */
function rangeOf(name: string): string {
  // One copy for everybody who has a version with the API that we use, which TypeScript 7 has not.
  if (name === "typescript") return "^5.4.0";
  if (!isOurs(name)) return "catalog:";
  const target = manifests.get(`packages/${name.replace("@calloff/", "")}`);
  const isTool = target !== undefined && "./internal" in target.exports && name !== "@calloff/runtime";
  return isTool ? "workspace:*" : "workspace:^";
}

test("everything is published that users are told to install, and only what they need", async () => {
  const providers = (await listSpecFolders(join(root, "specs"))).map((name) => `@calloff/${name}`);
  const apps = ["@calloff/core", "@calloff/mock", "@calloff/msw", "@calloff/runtime", "calloff"];
  const tools = [
    "@calloff/codegen",
    "@calloff/contract",
    "@calloff/dev",
    "@calloff/drift",
    "@calloff/openapi",
  ];
  const template = "create-calloff";
  expect(published.map(([, { name }]) => name).sort()).toEqual(
    [...providers, ...apps, ...tools, template].sort(),
  );
});

describe.each(published)("%s", (folder, manifest) => {
  test("has what every published package has", () => {
    const { files, ...rest } = publishedManifest(folder);
    expect(manifest).toMatchObject(rest);
    expect(manifest["files"]).toEqual(expect.arrayContaining([...files]));
    expect(manifest.keywords).toEqual(expect.arrayContaining([...KEYWORDS]));
    expect(manifest.keywords.length).toBeGreaterThan(KEYWORDS.length);
    expect(manifest["description"]).toMatch(/^[A-Z].{20,}\.$/);
  });

  test("can be imported by its exports only, each with its types first", () => {
    const stray = ["main", "module", "types", "typings", "browser"].filter((field) => field in manifest);
    expect(stray).toEqual([]);
    for (const [path, target] of Object.entries(manifest.exports)) {
      const name = path === "." ? "index" : path.slice(2);
      if (path.endsWith(".json")) expect(target).toBe(`./dist/${name}`);
      else
        expect(Object.entries(target)).toEqual([
          ["types", `./dist/${name}.d.ts`],
          ["default", `./dist/${name}.js`],
        ]);
    }
  });

  test("runs nothing when it is installed", () => {
    const ran = ["preinstall", "install", "postinstall", "preprepare", "prepare", "postprepare"];
    expect(ran.filter((script) => script in manifest.scripts)).toEqual([]);
    // node-gyp would build it, without a script.
    expect(existsSync(join(root, folder, "binding.gyp"))).toBe(false);
  });

  test("takes what is compatible of ours, and exactly what was tested of others", () => {
    for (const [name, range] of Object.entries(manifest.dependencies ?? {})) {
      expect(`${name} ${range}`).toBe(`${name} ${rangeOf(name)}`);
    }
  });

  test("asks its users for what is compatible", () => {
    for (const [name, range] of Object.entries(manifest.peerDependencies ?? {})) {
      // Tools use what is not promised of each other, and so go together. Prism's own types are used: another version may
      // have others.
      const expected = isOurs(name) ? /^workspace:[\^*]$/ : /^(catalog:|>=\d+(\.\d+)?)$/;
      expect(range, name).toMatch(expected);
    }
  });

  test("has the repository's licence", () => {
    expect(readFileSync(join(root, folder, "LICENSE"), "utf8")).toBe(
      readFileSync(join(root, "LICENSE"), "utf8"),
    );
  });
});
