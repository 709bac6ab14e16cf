import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type JsonObject, UserError } from "@calloff/openapi";
import type { ClientOptions } from "@calloff/runtime";
import ts from "typescript";
import type { BuiltClient, Subject } from "./subject.ts";
import { readTables } from "./tables.ts";

/**
 * Loads the client in a provider's package as it was built, `dist/index.js`, with the document that it brings,
 * `dist/openapi.json`, and the types in `src/schema.ts` where they are. Tables written by hand are read from
 * `test/answers.ts` and `test/statuses.ts` where they are. A vendor with several kinds of job is one subject too, as it is
 * one client: the tables of each kind are in its `kinds`.
 *
 * @param provider the name that reports show
 * @param folder the package's folder
 * @throws UserError when the package is not built, or exports nothing that creates a client
 * @example
 * const subject = await loadSubject("acme", "packages/acme");
 * console.log((await allRows(subject)).filter(hasFailed));
 */
export async function loadSubject(provider: string, folder: string): Promise<Subject> {
  const file = join(folder, "dist/openapi.json");
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`cannot be read (${error.code ?? error.message}); build the package first.`, {
      file,
    });
  });
  const document = JSON.parse(text) as JsonObject;
  const types = await readFile(join(folder, "src/schema.ts"), "utf8").catch(() => undefined);
  return {
    provider,
    document,
    types,
    ...(await importClient(join(folder, "dist/index.js"))),
    ...(await readTables(join(folder, "test"))),
  };
}

/**
 * Imports a client's module.
 *
 * @throws UserError when it exports nothing that creates a client
 */
async function importClient(file: string): Promise<Pick<Subject, "descriptor" | "create">> {
  const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  const { descriptor } = module as { descriptor: Subject["descriptor"] };
  const create = Object.entries(module).find(([name]) => /^create[A-Z]/.test(name))?.[1];
  if (typeof create !== "function") throw new UserError("exports nothing that creates a client.", { file });
  return { descriptor, create: (options: ClientOptions) => create(options) as BuiltClient };
}

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
