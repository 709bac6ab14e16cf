import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ClientOptions } from "@calloff/runtime";
import { listProviders } from "../codegen/plan.ts";
import type { JsonObject } from "../document/json.ts";
import { Failure } from "../failure.ts";
import { readTables } from "./read-tables.ts";
import type { BuiltClient, Subject } from "./subject.ts";

/**
 * Vendored providers, as they were built.
 *
 * @param wanted all when empty
 */
export async function loadSubjects(root = ".", wanted: readonly string[] = []): Promise<Subject[]> {
  const all = await listProviders(join(root, "specs"));
  const stranger = wanted.find((name) => !all.includes(name));
  if (stranger !== undefined) {
    throw new Failure(`there is no specs/${stranger}. Vendored are: ${all.join(", ")}.`);
  }
  const names = wanted.length === 0 ? all : wanted;
  return Promise.all(names.map((name) => loadSubject(name, resolve(root, "packages", name))));
}

async function loadSubject(provider: string, folder: string): Promise<Subject> {
  const file = join(folder, "dist/openapi.json");
  const document = JSON.parse(await readFile(file, "utf8")) as JsonObject;
  const module = (await import(pathToFileURL(join(folder, "dist/index.js")).href)) as Record<string, unknown>;
  const { descriptor } = module as { descriptor: Subject["descriptor"] };
  const create = Object.entries(module).find(([name]) => /^create[A-Z]/.test(name))?.[1];
  if (typeof create !== "function")
    throw new Failure(`packages/${provider} exports nothing that creates a client.`);
  return {
    provider,
    document,
    served: document,
    descriptor,
    create: (options: ClientOptions) => create(options) as BuiltClient,
    ...(await readTables(join(folder, "test"))),
  };
}
