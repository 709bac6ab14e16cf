import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { typescript } from "@calloff/codegen/internal";
import type { BuiltClient, Subject } from "@calloff/contract/internal";
import { hasFailed, type Row, runContract } from "@calloff/contract/internal";
import type { JsonObject } from "@calloff/openapi/internal";
import { UserError } from "@calloff/openapi/internal";
import type { ClientOptions } from "@calloff/runtime";
import type { ContractResult, OperationResult } from "./document-result.ts";

/** Holds the client that was generated to its document, operation by operation. */
export async function tryContract(
  provider: string,
  files: ReadonlyMap<string, string>,
  folder: string,
): Promise<Omit<ContractResult, "seconds">> {
  const operations = new Map<string, OperationResult>();
  for await (const row of runContract(await loadSubject(provider, files, folder))) {
    operations.set(row.operation, add(operations.get(row.operation), row));
  }
  const results = [...operations.values()];
  return { ok: results.every(({ problems }) => problems.length === 0), operations: results };
}

function add(before: OperationResult | undefined, row: Row): OperationResult {
  const { operation, documented, status, withoutPrism } = row;
  // A status that no final answer has asks nothing of a client.
  const skipped = status < 200 ? undefined : row.skipped;
  const known = before ?? { operation, calls: 0, withoutPrism: {}, problems: [], skipped: {} };
  const problems = hasFailed(row)
    ? [...row.request, ...row.response].map((problem) => `${documented}: ${problem}`)
    : [];
  const reason =
    withoutPrism === undefined ? {} : { [withoutPrism]: (known.withoutPrism[withoutPrism] ?? 0) + 1 };
  return {
    operation,
    calls: known.calls + (row.skipped === undefined ? 1 : 0),
    withoutPrism: { ...known.withoutPrism, ...reason },
    problems: [...known.problems, ...problems.map((problem) => problem.slice(0, 500))].slice(0, 5),
    skipped: skipped === undefined ? known.skipped : { ...known.skipped, [documented]: skipped },
  };
}

/** The generated source as it would be built, and imported. */
async function loadSubject(
  provider: string,
  files: ReadonlyMap<string, string>,
  folder: string,
): Promise<Subject> {
  const built = resolve(folder, "built");
  await mkdir(built, { recursive: true });
  for (const name of ["descriptor", "index"]) {
    await writeFile(join(built, `${name}.js`), transpile(files.get(`${name}.ts`) ?? ""));
  }
  await writeFile(join(built, "package.json"), '{ "type": "module" }\n');
  const module = (await import(pathToFileURL(join(built, "index.js")).href)) as Record<string, unknown>;
  const create = Object.entries(module).find(([name]) => /^create[A-Z]/.test(name))?.[1];
  if (typeof create !== "function") throw new UserError("the package exports nothing that creates a client.");
  const document = JSON.parse(files.get("openapi.json") ?? "{}") as JsonObject;
  return {
    provider,
    document,
    served: document,
    descriptor: module["descriptor"] as Subject["descriptor"],
    create: (options: ClientOptions) => create(options) as BuiltClient,
    answers: undefined,
    statuses: undefined,
    effort: "each status once",
  };
}

function transpile(source: string): string {
  const { ModuleKind, ScriptTarget } = typescript;
  return typescript.transpileModule(source, {
    compilerOptions: {
      module: ModuleKind.ESNext,
      target: ScriptTarget.ES2022,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
    },
  }).outputText;
}
