import type { JsonObject } from "@calloff/openapi/internal";
import { openapiTypes } from "../../openapi-types.ts";
import { compilerHost, typescript } from "../../typescript.ts";

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
    types: [],
  };
  const host = compilerHost(options, new Map([["schema.ts", text]]));
  const compiled = typescript.createProgram(["schema.ts"], options, host);
  const file = compiled.getSourceFile("schema.ts");
  const errors = [...compiled.getSyntacticDiagnostics(file), ...compiled.getSemanticDiagnostics(file)];
  return {
    source,
    errors: errors.map(({ messageText }) => typescript.flattenDiagnosticMessageText(messageText, " ")),
  };
}

/** Those that the compiler does not find to be the types that are expected. */
export function typeMismatches(document: JsonObject, expected: Readonly<Record<string, string>>): string[] {
  const same =
    "type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;";
  const entries = Object.entries(expected);
  const found = entries.map(([type, wanted], index) => {
    const name = JSON.stringify(`${type} is not ${wanted}`);
    return `const same${index}: Same<${type}, ${wanted}> extends true ? unknown : { ${name}: 1 } = {};`;
  });
  // What these tests have in one object stands in several places of a document.
  const written = JSON.parse(JSON.stringify(document)) as JsonObject;
  return compileTypes(written, [same, ...found].join("\n")).errors;
}
