import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type ForeignManifest, foreignPackages } from "./foreign-packages.ts";
import { root } from "./testing/workspace-copy.ts";
import { publishedPackages } from "./workspace.ts";

/** Each lets everybody use, change and sell what it covers, and asks for no more than to be named. */
const ALLOWED = [
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  // Of argparse, which reads no arguments here: a reader of YAML brings it.
  "Python-2.0",
  "Unlicense",
];

const packages = publishedPackages(root);

test.each(packages.map((item) => [item.name, item] as const))(
  "what %s brings may be used by all",
  (_, item) => {
    const wrong = foreignPackages(root, [item]).filter(({ manifest }) => !mayBeUsed(manifest));
    expect(wrong.map(({ name, version, manifest }) => `${name} ${version}: ${manifest.license}`)).toEqual([]);
  },
);

function mayBeUsed({ license, licenses = [] }: ForeignManifest): boolean {
  // Of several, users may choose.
  const named =
    license === undefined ? licenses.map(({ type }) => type) : license.replace(/[()]/g, "").split(" OR ");
  return named.some((name) => ALLOWED.includes(name));
}

test("a provider brings openapi-fetch, its types, and nothing else", () => {
  const providers = packages.filter(({ folder }) => existsSync(join(root, folder, "src/openapi.json")));
  expect(providers.length).toBeGreaterThan(0);
  expect(foreignPackages(root, providers).map(({ name }) => name)).toEqual([
    "openapi-fetch",
    "openapi-typescript-helpers",
  ]);
});
