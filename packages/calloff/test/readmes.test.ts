import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { compileExamples, readExamples } from "./readme-examples.ts";

const root = resolve(import.meta.dirname, "../../..");
const tsconfig = join(root, ".config/tsconfig.json");
// The one package from which all others can be imported.
const folder = join(root, "packages/calloff");
const published = readdirSync(join(root, "packages")).filter((name) => name !== "contract");
const readmes = [root, ...published.map((name) => join(root, "packages", name))].map((path) =>
  join(path, "README.md"),
);
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
