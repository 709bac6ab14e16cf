import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { documentedOperations } from "./documented-operation.ts";
import { sampleRequests } from "./request-sample.ts";
import type { Amount } from "./row.ts";
import { sampleValue } from "./sample.ts";
import { createSchemaValidator } from "./schema-validator.ts";

const document = { openapi: "3.1.0" };
const validator = createSchemaValidator(document, "request");

function valueFor(schema: JsonObject, amount: Amount = "everything"): JsonValue {
  const holder = { schema };
  return sampleValue({ document, name: "it", holder, schema, validator, amount, direction: "request" });
}

const nest = (schema: JsonObject, depth: number): JsonObject =>
  depth === 0 ? schema : { type: "object", required: ["in"], properties: { in: nest(schema, depth - 1) } };

describe("a value is found for a schema", () => {
  test("that requires nothing, and wants something", () => {
    const properties = { name: { type: "string" }, size: { type: "integer" } };
    const schema = { type: "object", properties, additionalProperties: false, minProperties: 1 };
    expect(Object.keys(valueFor(schema, "required") as JsonObject)).not.toEqual([]);
  });

  test("that is deep", () => {
    const value = valueFor(nest({ type: "string", pattern: "^(a|b){3}$" }, 9));
    expect(JSON.stringify(value)).toMatch(/^(\{"in":){9}"(a|b){3}"\}{9}$/);
  });

  test("of variants that require nothing: it fits one of them alone", () => {
    const old = { type: "object", properties: { err: { type: "string" } } };
    const schema = { oneOf: [old, { type: "object", properties: { message: { type: "string" } } }] };
    const value = valueFor(schema) as JsonObject;
    const fits = ["err", "message"].filter((name) => ["undefined", "string"].includes(typeof value[name]));
    expect(fits).toHaveLength(1);
    const inside = valueFor({ type: "object", required: ["fault"], properties: { fault: schema } });
    expect(inside).toMatchObject({ fault: expect.anything() });
    const three = [...schema.oneOf, { type: "object", properties: { code: { type: "integer" } } }];
    expect(valueFor({ oneOf: three })).toBeTypeOf("object");
  });

  test.each([
    ["uuid", "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"],
    ["email", "^[a-z]{3}@acme\\.example$"],
  ])("with a pattern that says more than its format %s", (format, pattern) => {
    expect(valueFor({ type: "string", format, pattern })).toMatch(new RegExp(pattern));
  });

  test.each([
    ["url", /^https:/],
    ["byte", /^[\w+/]+=*$/],
  ])("of the format %s", (format, expected) => {
    const schema = { type: "string", format };
    const properties = {
      one: schema,
      two: schema,
      three: schema,
      four: { type: "string", pattern: "^(a|b)$" },
    };
    const value = valueFor({ type: "object", properties, required: ["one", "two", "three", "four"] });
    expect(value).toMatchObject({ one: expect.stringMatching(expected) });
  });
});

function bodyOf(content: JsonObject): { type: string | undefined; value: JsonValue | undefined } {
  const post = { requestBody: { required: true, content }, responses: { "200": { description: "" } } };
  const whole: JsonObject = { ...document, paths: { "/jobs": { post } } };
  const [operation] = documentedOperations(whole);
  if (operation === undefined) throw new Error("the document has no operation");
  const [request] = sampleRequests(whole, operation, createSchemaValidator(whole, "request"));
  return { type: request?.body?.mediaType, value: request?.body?.value };
}

describe("a body", () => {
  const schema = { type: "object", properties: { id: { const: 1 } }, required: ["id"] };

  test("is of a type rather than of a range of types", () => {
    const { type } = bodyOf({ "application/*+json": { schema }, "application/json": { schema } });
    expect(type).toBe("application/json");
  });

  test("of JSON lines is text", () => {
    expect(bodyOf({ "application/x-ndjson": { schema } }).value).toBe('{"id":1}');
    const list = { type: "array", items: schema, minItems: 2, maxItems: 2 };
    expect(bodyOf({ "application/ndjson": { schema: list } }).value).toBe('{"id":1}\n{"id":1}');
  });

  test("that is an object as plain text has no form", () => {
    expect(() => bodyOf({ "text/plain": { schema } })).toThrow(
      "OpenAPI gives an object no form as text/plain",
    );
    expect(bodyOf({ "text/plain": { schema: { type: "string", const: "hello" } } }).value).toBe("hello");
  });

  test("of several parts is an object, also where its schema leaves it open", () => {
    const part = { type: "object", properties: { a: { const: 1 } }, required: ["a"] };
    const either = { oneOf: [{ type: "string", example: "text" }, part], example: "text" };
    expect(bodyOf({ "multipart/form-data": { schema: either } }).value).toEqual({ a: 1 });
    expect(bodyOf({ "multipart/form-data": {} }).value).toEqual({ name: "string" });
  });

  test.each([
    ["multipart/form-data", "string", "the parts of a body"],
    ["multipart/mixed", "array", "the parts of a body"],
    ["application/x-www-form-urlencoded", "array", "the fields of a form"],
  ])("%s that can only be of type %s has no form", (mediaType, type, what) => {
    expect(() => bodyOf({ [mediaType]: { schema: { type } } })).toThrow(
      `OpenAPI makes ${what} of an object, and this is none`,
    );
  });

  test("of a form may be text that the caller has written", () => {
    const text = { schema: { type: "string", const: "a=1&b=2" } };
    expect(bodyOf({ "application/x-www-form-urlencoded": text }).value).toBe("a=1&b=2");
  });
});
