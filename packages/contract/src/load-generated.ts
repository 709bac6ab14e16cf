import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { JsonObject } from "@calloff/openapi";
import ts from "typescript";
import { importClient } from "./load-subject.ts";
import type { Subject } from "./subject.ts";

/** A client as it was generated, not built. */
interface GeneratedSource {
  readonly provider: string;
  /** The effective document that it was generated from. */
  readonly document: JsonObject;
  /** TypeScript by the name of its file, `descriptor.ts` and `index.ts` among them; others hold types alone. */
  readonly files: ReadonlyMap<string, string>;
}

const COMPILER_OPTIONS = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };

/**
 * Loads a generated client without a build: its types are taken away, and the rest is JavaScript.
 *
 * @param folder where it is written: a new one, from where `@calloff/runtime` is found
 * @throws UserError when it exports nothing that creates a client
 */
export async function loadGenerated(
  { provider, document, files }: GeneratedSource,
  folder: string,
): Promise<Subject> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "type": "module" }\n');
  for (const name of ["descriptor", "index"]) {
    const source = files.get(`${name}.ts`) ?? "";
    const { outputText } = ts.transpileModule(source, { compilerOptions: COMPILER_OPTIONS });
    const script = outputText.replaceAll('"./descriptor.ts"', '"./descriptor.js"');
    await writeFile(join(folder, `${name}.js`), script);
  }
  const types = files.get("schema.ts");
  return { provider, document, served: document, types, ...(await importClient(join(folder, "index.js"))) };
}
