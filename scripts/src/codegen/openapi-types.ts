import { createRequire } from "node:module";
import { type Config, createConfig } from "@redocly/openapi-core";
import type ts from "typescript";
import { isJsonObject, type JsonObject } from "../document/json.ts";
import { Failure } from "../failure.ts";
import { describeOrigins } from "./describe-origins.ts";
import { dereference } from "./reference.ts";
import { typescript } from "./typescript.ts";

// The one file that knows openapi-typescript; what replacing it takes is in docs/decisions.

/** Required for the reason that TypeScript is: see there. */
const { default: openapiTS, astToString } = createRequire(import.meta.url)(
  "openapi-typescript",
) as typeof import("openapi-typescript");

/**
 * The document's `paths`, `components` and `operations` as TypeScript source, types only.
 *
 * @throws Failure when openapi-typescript cannot read the document, or its text would become code
 */
export async function openapiTypes(document: JsonObject, provider: string): Promise<string> {
  let source: string;
  try {
    // It changes what it is given; this is a copy, so that what the other files are made from stays as it is.
    const nodes = await openapiTS(withoutAliases(describeOrigins(document)) as never, {
      silent: true,
      defaultNonNullable: false,
      redocly: await onlyUniqueIds(),
    });
    source = astToString(nodes);
  } catch (error) {
    const { message } = error as Error;
    throw new Failure(`specs/${provider}: openapi-typescript cannot read the document: ${message}`);
  }
  refuseCode(source, provider);
  return source;
}

/** openapi-typescript takes a component that is a reference to another, unless it is a schema, for an empty one. */
function withoutAliases(document: JsonObject): JsonObject {
  const { components } = document;
  if (!isJsonObject(components)) return document;
  for (const section of ["responses", "parameters", "requestBodies", "headers", "pathItems"]) {
    const entries = components[section];
    if (!isJsonObject(entries)) continue;
    for (const [name, value] of Object.entries(entries)) {
      if (isJsonObject(value) && typeof value["$ref"] === "string")
        entries[name] = dereference(document, value);
    }
  }
  return document;
}

/**
 * openapi-typescript has the document linted first, which takes as long as all the rest. Documents are validated
 * elsewhere; only two operations of one name would be lost in the types.
 */
function onlyUniqueIds(): Promise<Config> {
  return createConfig({ rules: { "operation-operationId-unique": "error" } });
}

/**
 * Text from a document stands in these types as names, literals and comments. Should an escape ever be
 * missing, some of it would parse as something else than types: then nothing is written.
 */
export function refuseCode(source: string, provider: string): void {
  const file = typescript.createSourceFile(
    "schema.ts",
    source,
    typescript.ScriptTarget.Latest,
    false,
    typescript.ScriptKind.TS,
  );
  const { parseDiagnostics = [] } = file as { parseDiagnostics?: readonly ts.Diagnostic[] };
  const isType = (node: ts.Statement): boolean =>
    typescript.isInterfaceDeclaration(node) || typescript.isTypeAliasDeclaration(node);
  const stranger = file.statements.find((statement) => !isType(statement));
  if (stranger === undefined && parseDiagnostics.length === 0) return;
  const offset = stranger?.getStart(file) ?? parseDiagnostics[0]?.start ?? 0;
  const excerpt = JSON.stringify(source.slice(offset, offset + 60));
  throw new Failure(
    `${provider}: text in the document would become code in the generated types, near ${excerpt}. Nothing was written; look for that text in specs/${provider}.`,
  );
}
