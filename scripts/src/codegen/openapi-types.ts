import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { JsonObject } from "../document/json.ts";
import { Failure } from "../failure.ts";
import { describeOrigins } from "./describe-origins.ts";

// The one file that knows openapi-typescript; what replacing it takes is in docs/decisions.

/**
 * The document's `paths`, `components` and `operations` as TypeScript source, types only.
 *
 * @throws Failure when openapi-typescript cannot read the document, or its text would become code
 */
export async function openapiTypes(document: JsonObject, provider: string): Promise<string> {
  let source: string;
  try {
    // It changes what it is given; this is a copy, so that what the other files are made from stays as it is.
    const nodes = await openapiTS(describeOrigins(document) as never, { silent: true });
    source = astToString(nodes);
  } catch (error) {
    const { message } = error as Error;
    throw new Failure(`specs/${provider}: openapi-typescript cannot read the document: ${message}`);
  }
  refuseCode(source, provider);
  return source;
}

/**
 * Text from a document stands in these types as names, literals and comments. Should an escape ever be
 * missing, some of it would parse as something else than types: then nothing is written.
 */
export function refuseCode(source: string, provider: string): void {
  const file = ts.createSourceFile("schema.ts", source, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
  const { parseDiagnostics = [] } = file as { parseDiagnostics?: readonly ts.Diagnostic[] };
  const isType = (node: ts.Statement): boolean =>
    ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
  const stranger = file.statements.find((statement) => !isType(statement));
  if (stranger === undefined && parseDiagnostics.length === 0) return;
  const offset = stranger?.getStart(file) ?? parseDiagnostics[0]?.start ?? 0;
  const excerpt = JSON.stringify(source.slice(offset, offset + 60));
  throw new Failure(
    `${provider}: text in the document would become code in the generated types, near ${excerpt}. Nothing was written; look for that text in specs/${provider}.`,
  );
}
