import { posix } from "node:path";
import {
  type ProviderFacts,
  type ProviderModel,
  readProviderFacts,
  readProviderModel,
} from "@calloff/codegen/internal";
import { listProviders, readDocumentUrl } from "@calloff/dev/internal";
import {
  isJsonObject,
  type JsonObject,
  listOperations,
  readEffectiveDocument,
} from "@calloff/openapi/internal";
import { code } from "./markdown.ts";

/** All that the site says of a provider, from its folder in `specs/`. */
export interface DocumentedProvider {
  readonly model: ProviderModel;
  readonly facts: ProviderFacts;
  readonly operations: readonly DocumentedOperation[];
}

interface DocumentedOperation {
  /** As in `DELETE /job/{jobId}`. */
  readonly name: string;
  readonly summary: string;
  /** Whether the overlay adds it: the vendored document does not have it. */
  readonly isOurs: boolean;
}

/** @throws UserError when a document, an overlay or a record cannot be used */
export async function readDocumentedProviders(specs = "specs"): Promise<DocumentedProvider[]> {
  const names = await listProviders(specs);
  return Promise.all(names.map((name) => readOne(name, specs)));
}

async function readOne(name: string, specs: string): Promise<DocumentedProvider> {
  const folder = posix.join(specs, name);
  const { document } = await readEffectiveDocument(folder);
  const model = readProviderModel(name, document, { documentUrl: await readDocumentUrl(folder) });
  return {
    model,
    facts: await readProviderFacts(model, posix.join(specs, name)),
    operations: describeOperations(document),
  };
}

function describeOperations(document: JsonObject): DocumentedOperation[] {
  return listOperations(document).map(({ method, path, operation }) => ({
    name: `${method.toUpperCase()} ${path}`,
    summary: typeof operation["summary"] === "string" ? operation["summary"] : "",
    isOurs: isJsonObject(operation["x-calloff-origin"]),
  }));
}

/** A key that a vendor's operations take. */
interface Key {
  readonly in: "header" | "query" | "cookie";
  /** Of the header, the query parameter or the cookie. */
  readonly name: string;
  readonly prefix: string;
  /** The environment variable that it is read from. */
  readonly env: string;
}

export function keysOf({
  credentials: { credential, security },
}: Pick<ProviderModel, "credentials">): readonly Key[] {
  if (credential !== undefined) {
    const { header, prefix, env } = credential;
    return [{ in: "header", name: header, prefix, env }];
  }
  return Object.values(security?.schemes ?? {});
}

/** How each is sent, in one line. */
export function describeKeys(keys: readonly Key[]): string {
  const lines = keys.map(
    (key) => `${key.in} ${code(`${key.name}: ${key.prefix}…`)}, read from ${code(key.env)}`,
  );
  return lines.join("<br>") || "none";
}
