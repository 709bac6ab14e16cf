import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clientsOf, findWorkspace, specsOf } from "./workspace.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "workspace-"));
});
afterEach(() => rm(root, { recursive: true }));

const configure = (config: object): Promise<void> =>
  writeFile(join(root, "calloff.json"), JSON.stringify(config));

test("finds the file in a folder above, and says where things are", async () => {
  await configure({ specs: "api/specs", clients: "app/vendors/", layout: "files" });
  await mkdir(join(root, "app/pages"), { recursive: true });
  const workspace = findWorkspace(join(root, "app/pages"));
  expect(workspace).toMatchObject({ specs: "api/specs", clients: "app/vendors", layout: "files" });
  const seen = relative(process.cwd(), root);
  expect(specsOf(workspace, "acme")).toBe(`${seen}/api/specs/acme`);
  expect(clientsOf(workspace)).toBe(`${seen}/app/vendors`);
});

test("takes what is not said from the defaults", async () => {
  await configure({});
  expect(findWorkspace(root)).toMatchObject({ specs: "specs", clients: "src/vendors", layout: "files" });
});

test("finds the file in .config too", async () => {
  await mkdir(join(root, ".config"));
  await writeFile(join(root, ".config/calloff.json"), '{ "layout": "packages", "scope": "@ann" }');
  expect(findWorkspace(root)).toMatchObject({ root: relative(process.cwd(), root), layout: "packages" });
});

test("says what to do where there is no file", () => {
  expect(() => findWorkspace(root)).toThrow(
    "There is no calloff.json in this folder or above it. Run npx calloff-dev init",
  );
});

test.each<[string, string, string]>([
  ["no JSON", "{ specs: 1 }", "calloff.json: is not JSON: "],
  ["a list", "[]", "must be a JSON object"],
  [
    "an unknown setting",
    '{ "spec": "a" }',
    'has "spec", which is not a setting. Settings: specs, clients, layout, scope, template, composition, after.',
  ],
  ["an unknown layout", '{ "layout": "file" }', 'layout must be "files" or "packages".'],
  ["packages without a scope", '{ "layout": "packages" }', 'scope is needed with the layout "packages"'],
  ["a scope without @", '{ "layout": "packages", "scope": "ann" }', "scope is needed"],
  ["a scope in an app", '{ "scope": "@ann" }', 'scope is only for the layout "packages".'],
  ["a command that is none", '{ "after": " " }', "after must be a command"],
  ["a folder above", '{ "specs": "../specs" }', "specs must be a folder below"],
  ["a folder that leads above", '{ "clients": "src/../../a" }', "clients must be a folder below"],
  ["an absolute folder", '{ "specs": "/specs" }', "specs must be a folder below"],
  ["the root itself", '{ "clients": "." }', "clients must be a folder below"],
  ["a number", '{ "clients": 1 }', "clients must be a folder below"],
])("refuses %s", async (_, text, why) => {
  await writeFile(join(root, "calloff.json"), text);
  expect(() => findWorkspace(root)).toThrow(why);
});
