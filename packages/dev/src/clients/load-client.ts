import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { typescript as ts } from "@calloff/codegen/internal";
import type { BuiltClient, Subject } from "@calloff/contract/internal";
import { UserError } from "@calloff/openapi/internal";
import type { ClientOptions } from "@calloff/runtime";
import type { GeneratedClient } from "./generate-client.ts";

/**
 * Loads a generated client without a build: its types are taken away, and the rest is JavaScript.
 *
 * @param folder a new one, from where `@calloff/runtime` is found
 */
export async function loadClient(
  { provider, document, files }: Pick<GeneratedClient, "provider" | "document" | "files">,
  folder: string,
): Promise<Subject> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "type": "module" }\n');
  for (const [name, text] of files) {
    if (!name.endsWith(".ts")) continue;
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    });
    await writeFile(join(folder, name.replace(/\.ts$/, ".js")), outputText);
  }
  const module = (await import(pathToFileURL(join(folder, "index.js")).href)) as Record<string, unknown>;
  const create = Object.entries(module).find(([name]) => /^create[A-Z]/.test(name))?.[1];
  if (typeof create !== "function")
    throw new UserError(`${provider}: its client exports no create function.`);
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
