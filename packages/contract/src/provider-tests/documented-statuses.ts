import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect } from "vitest";
import { packageOf, type Subject } from "./subject.ts";

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses?: object }>>>>;
}

/** The statuses of the cancel operation in the document that the package under test brings, sorted. */
export function documentedStatuses(subject: Subject): string[] {
  const { document: place, create, request } = subject;
  // Resolved as the test that runs would resolve it: a package can import itself by its name.
  const require = createRequire(expect.getState().testPath ?? import.meta.url);
  const file = place ?? require.resolve(`@calloff/${packageOf(subject)}/openapi.json`);
  const document = JSON.parse(readFileSync(file, "utf8")) as Document;
  const { method, path } = create({ apiKey: request.key }).descriptor.cancel;
  const operation = document.paths[path]?.[method.toLowerCase()];
  return Object.keys(operation?.responses ?? {})
    .filter((status) => !status.startsWith("x-"))
    .sort();
}
