import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { compileExamples, type Example, readExamples } from "./readme-examples.ts";

const root = resolve(import.meta.dirname, "../../..");
const tsconfig = join(root, ".config/tsconfig.json");
const packages = readdirSync(join(root, "packages")).map((name) => join(root, "packages", name));

function allExamples(): Example[] {
  // The repository's README speaks of all packages; `calloff` is the one that has them all.
  const own = readExamples(join(root, "README.md"), join(root, "packages/calloff"));
  const readmes = packages.filter((folder) => existsSync(join(folder, "README.md")));
  return [...own, ...readmes.flatMap((folder) => readExamples(join(folder, "README.md"), folder))];
}

test("every package that users install has a README with an example", () => {
  const shown = new Set(allExamples().map(({ readme }) => readme));
  const published = packages.filter((folder) => !folder.endsWith("contract"));
  const missing = [root, ...published].map((folder) => join(folder, "README.md")).filter((readme) => !shown.has(readme));
  expect(missing).toEqual([]);
});

test("every example compiles against the built packages", () => {
  expect(compileExamples(allExamples(), tsconfig)).toEqual([]);
});

test("an example that is wrong is found at its line", () => {
  const folder = join(root, "packages/calloff");
  const code = 'import { calloff } from "calloff";\nawait calloff().cancel("tensorpix", "abc");';
  const [problem, ...others] = compileExamples([{ readme: "README.md", line: 10, code, folder }], tsconfig);
  expect(problem).toMatch(/^README\.md:11: /);
  expect(others).toEqual([]);
});
