import { expect, test } from "vitest";
import type { JsonObject } from "../../document/json.ts";
import { openapiTypes } from "../openapi-types.ts";
import { typescript } from "../typescript.ts";

/** The types of a document, and what the compiler says of them. */
function compile(document: JsonObject): { source: string; errors: string[] } {
  const source = openapiTypes(
    { openapi: "3.0.3", info: { title: "", version: "" }, paths: {}, ...document },
    "acme",
  );
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
      ? typescript.createSourceFile(name, source, typescript.ScriptTarget.ES2022)
      : getSourceFile.call(host, name, ...rest);
  const program = typescript.createProgram(["schema.ts"], options, host);
  const file = program.getSourceFile("schema.ts");
  const errors = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  return {
    source,
    errors: errors.map(({ messageText }) => typescript.flattenDiagnosticMessageText(messageText, " ")),
  };
}

const ok = (schema: JsonObject): JsonObject => ({
  responses: { "200": { description: "", content: { "application/json": { schema } } } },
});

test("a reference to a place is one to a component", () => {
  const place = "#/paths/~1jobs/get/responses/200/content/application~1json/schema";
  const { source, errors } = compile({
    paths: {
      "/jobs": {
        get: ok({
          type: "object",
          properties: { id: { type: "object", properties: { n: { type: "integer" } } } },
        }),
      },
      "/a": { get: ok({ $ref: `${place}/properties/id/properties/n` }) },
      "/b": {
        get: {
          responses: { "200": { $ref: "#/paths/~1jobs/get/responses/200" } },
          parameters: [{ $ref: "#/paths/~1c/get/parameters/0" }],
        },
      },
      "/c": {
        get: { ...ok({ $ref: place }), parameters: [{ name: "q", in: "query", schema: { type: "string" } }] },
      },
    },
  });
  expect(errors).toEqual([]);
  expect(source).toMatch(/"?\w+_n"?: number;/);
  expect(source.match(/q\?: string;/g)).toHaveLength(2);
});

test("a part that may be null can have required properties", () => {
  const schemas = {
    Part: { type: "object", nullable: true, properties: { a: { type: "string" } } },
    Whole: { allOf: [{ $ref: "#/components/schemas/Part" }], required: ["a"] },
  };
  expect(compile({ components: { schemas } }).errors).toEqual([]);
});

test("names and parameters that are there twice, optional or missing", () => {
  const id = { name: "id", in: "path", schema: { type: "integer" } };
  const get = { operationId: "same", parameters: [id, id], ...ok({ type: "string" }) };
  const { source, errors } = compile({
    paths: {
      "/a/{id}": { get },
      "/b/{id}": { get: { ...get } },
      "/c/{key}": { get: { operationId: 7, ...ok({}) } },
    },
  });
  expect(errors).toEqual([]);
  expect(source.match(/id: number;/g)).toHaveLength(2);
  expect(source).toContain("key: string;");
  expect(source.match(/^ {4}same: \{/gm)).toHaveLength(1);
});

test("a property that a schema has itself and inherits as a discriminator stands there once, as its own", () => {
  const { source, errors } = compile({
    components: {
      schemas: {
        Pet: {
          type: "object",
          discriminator: { propertyName: "kind", mapping: { dog: "#/components/schemas/Dog" } },
          properties: { kind: { type: "string" } },
        },
        Dog: { allOf: [{ $ref: "#/components/schemas/Pet" }], type: "object" },
        // Not in the mapping.
        Cat: {
          allOf: [{ $ref: "#/components/schemas/Pet" }],
          type: "object",
          properties: { kind: { type: "string", enum: ["cat", "kitten"] } },
        },
      },
    },
  });
  expect(errors).toEqual([]);
  expect(source).toContain('kind?: "cat" | "kitten";');
});
