import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { readJobTables } from "../job-tables.ts";
import type { Facts } from "./suite/facts.js";

/** For all runtimes the same: what is newer than this in the suite becomes older, `await using` too. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
};

/** Writes the suite as plain modules, one for one, beside the `node_modules` that they import from. */
export async function writeSuite(root: string, folder: string): Promise<void> {
  const source = join(root, "scripts", "src", "runtimes", "suite");
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(source)) {
    if (name.endsWith(".d.ts")) continue;
    if (name.endsWith(".js")) await copyFile(join(source, name), join(folder, name));
    else {
      const text = await readFile(join(source, name), "utf8");
      const { outputText } = ts.transpileModule(text, { compilerOptions: OPTIONS, fileName: name });
      await writeFile(join(folder, name.replace(/\.ts$/, ".js")), outputText);
    }
  }
  const facts = `export const FACTS = ${JSON.stringify(await readFacts(root))};\n`;
  await writeFile(join(folder, "facts.js"), facts);
  await writeFile(
    join(folder, "package.json"),
    JSON.stringify({ name: "suite", private: true, type: "module" }),
  );
}

async function readFacts(root: string): Promise<Record<string, Facts>> {
  const facts: Record<string, Facts> = {};
  for (const { name, provider, request, answers = [], moments } of await readJobTables(root)) {
    if (moments === undefined) continue;
    const rows = answers.filter((row) => "state" in row);
    const isFirst = ({ status, state }: (typeof rows)[number]): boolean =>
      status === moments.initial.status && state === moments.initial.state;
    const ordered = [...rows.filter(isFirst), ...rows.filter((row) => !isFirst(row))];
    facts[name] = { vendor: provider, request, answers: ordered };
  }
  return facts;
}
