import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { typescript } from "@calloff/codegen/internal";
import type { BuiltClient, Subject } from "@calloff/contract/internal";
import type { JsonObject } from "@calloff/openapi/internal";
import type { ClientOptions } from "@calloff/runtime";

/** Turns the package's sources into JavaScript, as its build does, and loads them. */
export async function importBuilt(
  root: string,
  provider: string,
  sources: ReadonlyMap<string, string>,
): Promise<Subject> {
  const dist = join(root, "packages", provider, "dist");
  await mkdir(dist, { recursive: true });
  await writeFile(join(root, "packages", provider, "package.json"), '{"type":"module"}');
  for (const name of ["descriptor", "index"]) {
    const { outputText } = typescript.transpileModule(sources.get(`${name}.ts`) ?? "", {
      compilerOptions: { module: typescript.ModuleKind.ESNext, target: typescript.ScriptTarget.ES2022 },
    });
    await writeFile(
      join(dist, `${name}.js`),
      outputText.replaceAll('"./descriptor.ts"', '"./descriptor.js"'),
    );
  }
  const module: Record<string, unknown> = await import(pathToFileURL(join(dist, "index.js")).href);
  const create = Object.entries(module).find(([name]) => /^create[A-Z]/.test(name))?.[1];
  if (typeof create !== "function") throw new Error("the package exports nothing that creates a client");
  const document = JSON.parse(sources.get("openapi.json") ?? "") as JsonObject;
  return {
    provider,
    document,
    served: document,
    descriptor: module["descriptor"] as Subject["descriptor"],
    create: (options: ClientOptions) => create(options) as BuiltClient,
    answers: undefined,
    statuses: undefined,
  };
}
