import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { methodKey } from "@calloff/openapi/internal";
import { expect } from "vitest";
import type { Subject } from "./subject.ts";

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses?: object }>>>>;
}

/** The statuses of the cancel operation in the document that the package under test brings, sorted. */
export function documentedStatuses({
  provider,
  document: place,
  create,
  request: { key },
}: Subject): string[] {
  // Resolved as the test that runs would resolve it: a package can import itself by its name.
  const require = createRequire(expect.getState().testPath ?? import.meta.url);
  const file = place ?? require.resolve(`@calloff/${provider}/openapi.json`);
  const document = JSON.parse(readFileSync(file, "utf8")) as Document;
  const { method, path } = create({ apiKey: key }).descriptor.cancel;
  const operation = document.paths[path]?.[methodKey(method)];
  return Object.keys(operation?.responses ?? {})
    .filter((status) => !status.startsWith("x-"))
    .sort();
}
