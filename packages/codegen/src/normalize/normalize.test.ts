import type { JsonObject } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { compileTypes, typeMismatches } from "./testing/compile-types.ts";

const ok = (schema: JsonObject): JsonObject => ({
  responses: { "200": { description: "", content: { "application/json": { schema } } } },
});

test("a reference to a place is one to a component", () => {
  const place = "#/paths/~1jobs/get/responses/200/content/application~1json/schema";
  const { source, errors } = compileTypes({
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
  expect(compileTypes({ components: { schemas } }).errors).toEqual([]);
});

test("names and parameters that are there twice, optional or missing", () => {
  const id = { name: "id", in: "path", schema: { type: "integer" } };
  const get = { operationId: "same", parameters: [id, id], ...ok({ type: "string" }) };
  const { source, errors } = compileTypes({
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

test("headers that OpenAPI ignores as parameters are not asked for", () => {
  const parameters = ["Accept", "content-type", "Authorization", "X-Trace"].map((name) => ({
    name,
    in: "header",
    required: true,
    schema: { type: "string" },
  }));
  const { source, errors } = compileTypes({
    paths: {
      "/jobs": { parameters: parameters.slice(0, 1), get: { ...ok({}), parameters: parameters.slice(1) } },
    },
  });
  expect(errors).toEqual([]);
  expect(source).toMatch(/"X-Trace": string/);
  expect(source).not.toMatch(/accept|content-type"?: string|authorization/i);
});

test("a property that a schema has itself and inherits as a discriminator stands there once, as its own", () => {
  const { source, errors } = compileTypes({
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

test("a discriminator without a mapping does not replace values that are no names of components", () => {
  const variant = (kind: string): JsonObject => ({
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string", enum: [kind] } },
  });
  const base = {
    type: "object",
    discriminator: { propertyName: "kind" },
    properties: { kind: { type: "string", enum: ["a", "b"] } },
  };
  const { errors } = compileTypes(
    {
      components: {
        schemas: {
          Track: variant("track"),
          Episode: variant("episode"),
          Item: {
            oneOf: [{ $ref: "#/components/schemas/Track" }, { $ref: "#/components/schemas/Episode" }],
            discriminator: { propertyName: "kind" },
          },
          Base: base,
          Heir: { allOf: [{ $ref: "#/components/schemas/Base" }] },
        },
      },
    },
    `
export const item: components["schemas"]["Item"]["kind"][] = ["track", "episode"];
export const heir: components["schemas"]["Heir"] = { kind: "a" };
// @ts-expect-error no name of a component is a value
export const wrong: components["schemas"]["Item"] = { kind: "Track" };
`,
  );
  expect(errors).toEqual([]);
});

test("a mapping names its variants by reference or by the name of the component", () => {
  const variant = (name: string): JsonObject => ({
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string" }, [name]: { type: "string" } },
  });
  const oneOf = [{ $ref: "#/components/schemas/Fire" }, { $ref: "#/components/schemas/Cool" }];
  const mapping = { first: "#/components/schemas/Fire", second: "Cool", third: "Cool" };
  const Step = { oneOf, discriminator: { propertyName: "kind", mapping } };
  const document = { components: { schemas: { Fire: variant("peak"), Cool: variant("hold"), Step } } };
  const wanted = {
    'components["schemas"]["Fire"]["kind"]': '"first"',
    'components["schemas"]["Cool"]["kind"]': '"second" | "third"',
  };
  expect(typeMismatches(document, wanted)).toEqual([]);
});

describe("a discriminator that names none of its variants leaves their property as it is", () => {
  const kiln = (kind: JsonObject): JsonObject => ({
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string", ...kind } },
  });
  const listed = kiln({ enum: ["fire", "cool"] });

  test("where the mapping names documents that are not there", () => {
    const discriminator = { propertyName: "kind", mapping: { fire: "models/kiln.yml#/fire" } };
    const Action = { oneOf: [{ $ref: "#/components/schemas/Kiln" }, { type: "string" }], discriminator };
    const document = { components: { schemas: { Kiln: listed, Action } } };
    expect(typeMismatches(document, { 'components["schemas"]["Kiln"]["kind"]': '"fire" | "cool"' })).toEqual(
      [],
    );
  });

  test.each([
    ["listed values", '"fire" | "cool"', listed],
    ["any text", "string", kiln({})],
  ])("where a variant is referred to by its place: %s", (_name, wanted, variant) => {
    const body = (schema: JsonObject): JsonObject => ({
      requestBody: { content: { "application/json": { schema } } },
      responses: {},
    });
    const place = "#/paths/~1one/post/requestBody/content/application~1json/schema/anyOf/0";
    const document = {
      paths: {
        "/one": { post: body({ anyOf: [variant, { allOf: [{ $ref: place }] }] }) },
        "/all": { post: body({ oneOf: [{ $ref: place }], discriminator: { propertyName: "kind" } }) },
      },
    };
    const bodyOf = (path: string): string =>
      `NonNullable<paths["${path}"]["post"]["requestBody"]>["content"]["application/json"]["kind"]`;
    expect(typeMismatches(document, { [bodyOf("/one")]: wanted, [bodyOf("/all")]: wanted })).toEqual([]);
  });
});

test("operations of every method stand under it in their path item", () => {
  const id = { name: "id", in: "path", required: true, schema: { type: "integer" } };
  const file = {
    parameters: [id],
    get: ok({ type: "string" }),
    query: { operationId: "search", description: "Finds.", ...ok({ type: "number" }) },
    COPY: { ...ok({ type: "boolean" }), description: "Copies." },
    "VERSION-CONTROL": ok({ type: "null" }),
  };
  const document = {
    openapi: "3.1.0",
    paths: { "/files/{id}": file, "/same/{id}": { $ref: "#/components/pathItems/File" } },
    webhooks: { moved: { MOVE: ok({ type: "string" }) } },
    components: { pathItems: { File: { parameters: [id], LINK: ok({ type: "number" }) } } },
  };
  const answerOf = (path: string, method: string): string =>
    `paths["${path}"]["${method}"]["responses"][200]["content"]["application/json"]`;
  const expected = {
    [answerOf("/files/{id}", "get")]: "string",
    [answerOf("/files/{id}", "query")]: "number",
    [`operations["search"]["parameters"]["path"]["id"]`]: "number",
    [answerOf("/files/{id}", "COPY")]: "boolean",
    [answerOf("/files/{id}", "VERSION-CONTROL")]: "null",
    [`paths["/files/{id}"]["COPY"]["parameters"]["path"]["id"]`]: "number",
    [answerOf("/same/{id}", "LINK")]: "number",
    [`webhooks["moved"]["MOVE"]["responses"][200]["content"]["application/json"]`]: "string",
    "keyof paths": '"/files/{id}" | "/same/{id}"',
    [`paths["/files/{id}"]["post"]`]: "undefined",
  };
  expect(typeMismatches(document, expected)).toEqual([]);
  const { source } = compileTypes(document);
  expect(source).toMatch(/Copies\. \*\/\n +COPY: \{/);
  expect(source).toMatch(/Finds\. \*\/\n +query: operations\["search"\];/);
});

test("a parameter that is the whole query has a place of its own, and the type of its content", () => {
  const whole = (type: string, schema: JsonObject, more: JsonObject = {}): JsonObject => ({
    ...{ name: "q", in: "querystring", content: { [type]: { schema } } },
    ...more,
  });
  const filter = { type: "object", properties: { limit: { type: "integer" } }, required: ["limit"] };
  const document = {
    openapi: "3.1.0",
    paths: {
      "/form": {
        parameters: [{ $ref: "#/components/parameters/Filter" }],
        get: ok({}),
        query: {
          ...ok({}),
          parameters: [whole("application/json", { type: "array", items: { type: "number" } })],
        },
      },
      "/text": {
        get: {
          ...ok({}),
          parameters: [whole("application/jsonpath", { type: "object" }, { required: true })],
        },
      },
      "/query": { get: { ...ok({}), parameters: [{ name: "q", in: "query", schema: { type: "string" } }] } },
    },
    components: { parameters: { Filter: whole("application/x-www-form-urlencoded", filter) } },
  };
  const parameters = (path: string, method: string): string => `paths["${path}"]["${method}"]["parameters"]`;
  const expected = {
    [`${parameters("/form", "get")}["querystring"]`]: "{ limit: number } | undefined",
    [`${parameters("/form", "query")}["querystring"]`]: "number[] | undefined",
    [`${parameters("/text", "get")}["querystring"]`]: "string",
    [`keyof ${parameters("/text", "get")}`]: '"querystring" | "header" | "path" | "cookie"',
    [`${parameters("/query", "get")}["query"]`]: "{ q?: string } | undefined",
  };
  expect(typeMismatches(document, expected)).toEqual([]);
});

test("a discriminator with a default leaves the property as each variant has it", () => {
  const variant = (kind: JsonObject): JsonObject => ({
    type: "object",
    properties: { kind },
    required: ["kind"],
  });
  const schemas = (discriminator: JsonObject): JsonObject => ({
    Cat: variant({ type: "string" }),
    Other: { type: "object", properties: { kind: { type: "string" } } },
    Pet: {
      oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Other" }],
      discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat" }, ...discriminator },
    },
  });
  const kindOf = (name: string): string => `components["schemas"]["${name}"]["kind"]`;
  const documentOf = (discriminator: JsonObject): JsonObject => ({
    openapi: "3.1.0",
    components: { schemas: schemas(discriminator) },
  });
  expect(typeMismatches(documentOf({}), { [kindOf("Cat")]: '"cat"' })).toEqual([]);
  const open = { [kindOf("Cat")]: "string", [kindOf("Other")]: "string | undefined" };
  expect(typeMismatches(documentOf({ defaultMapping: "Other" }), open)).toEqual([]);
});
