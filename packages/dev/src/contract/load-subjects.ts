import { join, resolve } from "node:path";
import { loadSubject, type Subject } from "@calloff/contract/internal";
import { UserError } from "@calloff/openapi/internal";
import { listProviders } from "../codegen/vendors.ts";

/**
 * Vendored providers, as they were built.
 *
 * @param wanted all when empty
 */
export async function loadSubjects(root = ".", wanted: readonly string[] = []): Promise<Subject[]> {
  const all = await listProviders(join(root, "specs"));
  const unknownName = wanted.find((name) => !all.includes(name));
  if (unknownName !== undefined) {
    throw new UserError(`there is no specs/${unknownName}. Vendored are: ${all.join(", ")}.`);
  }
  const names = wanted.length === 0 ? all : wanted;
  return Promise.all(names.map((name) => loadSubject(name, resolve(root, "packages", name))));
}
