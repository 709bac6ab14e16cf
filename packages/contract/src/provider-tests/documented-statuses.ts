import { createRequire } from "node:module";
import { join } from "node:path";
import type { Subject } from "./subject.ts";

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses?: object }>>>>;
}

/** The statuses of the cancel operation in the document that the package under test brings, sorted. */
export function documentedStatuses({ provider, create, key }: Subject): string[] {
  const require = createRequire(join(process.cwd(), "package.json"));
  const document = require(`@calloff/${provider}/openapi.json`) as Document;
  const { method, path } = create({ apiKey: key }).descriptor.cancel;
  const operation = document.paths[path]?.[method.toLowerCase()];
  return Object.keys(operation?.responses ?? {})
    .filter((status) => !status.startsWith("x-"))
    .sort();
}
