import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";

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
  await writeFile(
    join(folder, "package.json"),
    JSON.stringify({ name: "suite", private: true, type: "module" }),
  );
}
