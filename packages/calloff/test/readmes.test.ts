import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { compileExamples, readExamples } from "@calloff/test-support/readme-examples";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../../..");
const tsconfig = join(root, ".config/tsconfig.json");
// The one package from which all providers can be imported.
const calloff = join(root, "packages/calloff");
const published = readdirSync(join(root, "packages"))
  .map((name) => join(root, "packages", name))
  .filter(isPublished);
const readmes = [root, ...published].map((folder) => join(folder, "README.md"));
const examples = readmes.filter((readme) => existsSync(readme)).flatMap((readme) => readExamples(readme));

function isPublished(folder: string): boolean {
  const text = readFileSync(join(folder, "package.json"), "utf8");
  return (JSON.parse(text) as { readonly private?: boolean }).private !== true;
}

/** A package can import itself by its name. */
function folderOf({ readme }: { readonly readme: string }): string {
  return dirname(readme) === root ? calloff : dirname(readme);
}

test("every package that users install has a README with an example", () => {
  const shown = new Set(examples.map(({ readme }) => readme));
  expect(readmes.filter((readme) => !shown.has(readme))).toEqual([]);
});

test("every example compiles against the built packages", () => {
  expect(compileExamples(examples, calloff, tsconfig, folderOf)).toEqual([]);
});

test("an example that is wrong is found at its line", () => {
  const code = 'import { calloff } from "calloff";\nawait calloff().cancel("tensorpix", "abc");';
  const [problem, ...others] = compileExamples([{ readme: "README.md", line: 10, code }], calloff, tsconfig);
  expect(problem).toMatch(/^README\.md:11: /);
  expect(others).toEqual([]);
});
