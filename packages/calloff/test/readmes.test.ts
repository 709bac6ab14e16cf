import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { compileExamples, readExamples } from "@calloff/test-support/readme-examples";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../../..");
const tsconfig = join(root, ".config/tsconfig.json");
// The one package from which all others can be imported.
const folder = join(root, "packages/calloff");
const folders = readdirSync(join(root, "packages")).map((name) => join(root, "packages", name));
const readmes = [root, ...folders.filter(isPublished)].map((path) => join(path, "README.md"));
const examples = readmes.filter((readme) => existsSync(readme)).flatMap(readExamples);

test("every package that users install has a README with an example", () => {
  const shown = new Set(examples.map(({ readme }) => readme));
  expect(readmes.filter((readme) => !shown.has(readme))).toEqual([]);
});

test("every example compiles against the built packages", () => {
  expect(compileExamples(examples, folder, tsconfig)).toEqual([]);
});

test("an example that is wrong is found at its line", () => {
  const code = 'import { calloff } from "calloff";\nawait calloff().cancel("tensorpix", "abc");';
  const [problem, ...others] = compileExamples([{ readme: "README.md", line: 10, code }], folder, tsconfig);
  expect(problem).toMatch(/^README\.md:11: /);
  expect(others).toEqual([]);
});

function isPublished(path: string): boolean {
  const manifest = JSON.parse(readFileSync(join(path, "package.json"), "utf8")) as { private?: boolean };
  return manifest.private !== true;
}
