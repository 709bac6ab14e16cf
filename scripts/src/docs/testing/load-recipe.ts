import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { fromMarkdown } from "mdast-util-from-markdown";
import ts from "typescript";

const ROOT = resolve(import.meta.dirname, "../../../..");

/** There, what a recipe imports is found as this package's dependencies. */
const FOLDER = join(ROOT, "scripts/dist", `.recipes-${process.pid}`);

/** The first block of code that a recipe's page shows, as it is. */
export function recipeCode(name: string, language = "ts"): string {
  const page = readFileSync(join(ROOT, "docs/recipes", `${name}.md`), "utf8");
  const block = fromMarkdown(page).children.find((node) => node.type === "code" && node.lang === language);
  if (block?.type !== "code") throw new Error(`docs/recipes/${name}.md has no block of ${language}`);
  return block.value;
}

/** Writes a recipe's code where it can be run, without its types. Gives the file's path. */
export function writeRecipe(name: string): string {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, `${name}.js`);
  writeFileSync(file, transpile(recipeCode(name)));
  return file;
}

/** The code without its types. */
export function transpile(code: string): string {
  const compilerOptions = { module: ts.ModuleKind.ES2022, target: ts.ScriptTarget.ES2022 };
  return ts.transpileModule(code, { compilerOptions }).outputText;
}

/** What a recipe's module exports. */
export async function loadRecipe<Exports>(name: string): Promise<Exports> {
  return (await import(pathToFileURL(writeRecipe(name)).href)) as Exports;
}

/** Deletes what was written. */
export function removeRecipes(): void {
  rmSync(FOLDER, { recursive: true, force: true });
}
