import type ts from "typescript";
import type { JsonObject } from "../../../document/json.ts";
import { openapiTypes } from "../../openapi-types.ts";
import { typescript } from "../../typescript.ts";

const LIBRARIES = new Map<string, ts.SourceFile | undefined>();

/** Parsed once for all programs. */
function library(name: string, parse: () => ts.SourceFile | undefined): ts.SourceFile | undefined {
  if (!LIBRARIES.has(name)) LIBRARIES.set(name, parse());
  return LIBRARIES.get(name);
}

/**
 * The types of a document, and what the compiler says of them.
 *
 * @param program code that uses them
 */
export function compileTypes(document: JsonObject, program = ""): { source: string; errors: string[] } {
  const source = openapiTypes(
    { openapi: "3.0.3", info: { title: "", version: "" }, paths: {}, ...document },
    "acme",
  );
  const text = `${source}\n${program}`;
  const options = {
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
  };
  const host = typescript.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === "schema.ts"
      ? typescript.createSourceFile(name, text, typescript.ScriptTarget.ES2022)
      : library(name, () => getSourceFile.call(host, name, ...rest));
  const compiled = typescript.createProgram(["schema.ts"], options, host);
  const file = compiled.getSourceFile("schema.ts");
  const errors = [...compiled.getSyntacticDiagnostics(file), ...compiled.getSemanticDiagnostics(file)];
  return {
    source,
    errors: errors.map(({ messageText }) => typescript.flattenDiagnosticMessageText(messageText, " ")),
  };
}
