import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { JsonObject } from "@calloff/openapi/internal";
import { Failure } from "@calloff/openapi/internal";
import type { ClientOptions } from "@calloff/runtime";
import { readTables } from "./read-tables.ts";
import type { BuiltClient, Subject } from "./subject.ts";

/**
 * A provider's package, as it was built.
 *
 * @param folder of the package
 * @throws Failure when it exports nothing that creates a client
 */
export async function loadSubject(provider: string, folder: string): Promise<Subject> {
  const file = join(folder, "dist/openapi.json");
  const document = JSON.parse(await readFile(file, "utf8")) as JsonObject;
  const module = (await import(pathToFileURL(join(folder, "dist/index.js")).href)) as Record<string, unknown>;
  const { descriptor } = module as { descriptor: Subject["descriptor"] };
  const create = Object.entries(module).find(([name]) => /^create[A-Z]/.test(name))?.[1];
  if (typeof create !== "function") throw new Failure(`${folder} exports nothing that creates a client.`);
  return {
    provider,
    document,
    served: document,
    descriptor,
    create: (options: ClientOptions) => create(options) as BuiltClient,
    ...(await readTables(join(folder, "test"))),
  };
}
