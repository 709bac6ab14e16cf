import type { JsonObject } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { compileTypes, typeMismatches } from "./testing/compile-types.ts";

const TEXT = { type: "string" };
const STATE = { type: "string", enum: ["queued", "done"] };
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

const SENT = 'paths["/x"]["post"]["requestBody"]["content"]["application/json"]';
const GIVEN = 'paths["/x"]["post"]["responses"][200]["content"]["application/json"]';
const FAILED = 'paths["/x"]["post"]["responses"][400]["content"]["application/json"]';
const ASKED = 'NonNullable<paths["/x"]["post"]["parameters"]["query"]>["q"]';
const HEADER = 'paths["/x"]["post"]["responses"][200]["headers"]["X-State"]';

const OPEN = '"queued" | "done" | (string & {})';
const CLOSED = '"queued" | "done"';

/** A document in which such a schema is sent, given, the body of an error, a parameter and a header. */
function documentOf(schema: JsonObject, schemas: JsonObject = {}, openapi = "3.1.0"): JsonObject {
  const content = { "application/json": { schema } };
  return {
    openapi,
    paths: {
      "/x": {
        post: {
          parameters: [{ name: "q", in: "query", required: true, schema }],
          requestBody: { required: true, content },
          responses: {
            "200": { description: "", content, headers: { "X-State": { required: true, schema } } },
            "400": { description: "", content },
          },
        },
      },
    },
    components: { schemas },
  };
}

describe("a list of values is open in answers, and closed in what is sent", () => {
  test.each<[string, JsonObject, string, string, string?]>([
    ["of texts", STATE, OPEN, CLOSED],
    ["of texts without a type", { enum: ["queued", "done"] }, OPEN, CLOSED],
    ["of numbers", { type: "integer", enum: [1, 2] }, "1 | 2 | (number & {})", "1 | 2"],
    ["of both", { enum: ["a", 1] }, '"a" | 1 | (string & {}) | (number & {})', '"a" | 1'],
    [
      "of texts, or null",
      { type: ["string", "null"], enum: ["queued", "done", null] },
      `${OPEN} | null`,
      `${CLOSED} | null`,
    ],
    [
      "of texts, or null in OpenAPI 3.0",
      { ...STATE, nullable: true },
      `${OPEN} | null`,
      `${CLOSED} | null`,
      "3.0.3",
    ],
    ["of constants", { oneOf: [{ const: "queued" }, { const: "done", title: "Done" }] }, OPEN, CLOSED],
    [
      "of constants beside their type",
      { type: "integer", anyOf: [{ const: 1 }, { const: 2 }] },
      "1 | 2 | (number & {})",
      "1 | 2",
    ],
    ["in a list", { type: "array", items: STATE }, `(${OPEN})[]`, `(${CLOSED})[]`],
    [
      "in a property that says more",
      { type: "object", properties: { state: { description: "S", allOf: [STATE] } } },
      `{ state?: ${OPEN} }`,
      `{ state?: ${CLOSED} }`,
    ],
    [
      "of any name",
      { type: "object", additionalProperties: STATE },
      `{ [key: string]: ${OPEN} }`,
      `{ [key: string]: ${CLOSED} }`,
    ],
  ])("%s", (_name, schema, open, closed, openapi) => {
    const wanted = { [SENT]: closed, [ASKED]: closed, [GIVEN]: open, [FAILED]: open, [HEADER]: open };
    expect(typeMismatches(documentOf(schema, {}, openapi), wanted)).toEqual([]);
  });

  test("by its name, which is that of what is read where it is both", () => {
    const schemas = { State: STATE, Job: { type: "object", properties: { state: ref("State") } } };
    const wanted = {
      [SENT]: `{ state?: ${CLOSED} }`,
      [GIVEN]: `{ state?: ${OPEN} }`,
      'components["schemas"]["Job"]["state"]': `${OPEN} | undefined`,
      'components["schemas"]["State"]': OPEN,
      'components["schemas"]["StateWritable"]': CLOSED,
    };
    expect(typeMismatches(documentOf(ref("Job"), schemas), wanted)).toEqual([]);
  });

  test("by its name, where it is only sent, only given or neither", () => {
    const schemas = { Sent: STATE, Given: { enum: ["a", "b"] }, Named: STATE };
    const document = documentOf(TEXT, schemas) as { paths: { "/x": { post: JsonObject } } };
    document.paths["/x"].post["requestBody"] = { content: { "application/json": { schema: ref("Sent") } } };
    document.paths["/x"].post["responses"] = {
      "200": { description: "", content: { "application/json": { schema: ref("Given") } } },
    };
    const wanted = {
      'components["schemas"]["Sent"]': CLOSED,
      'components["schemas"]["Given"]': '"a" | "b" | (string & {})',
      'components["schemas"]["Named"]': CLOSED,
    };
    expect(typeMismatches(document, wanted)).toEqual([]);
  });

  test("through parts of the document that operations refer to", () => {
    const content = { "application/json": { schema: ref("State") } };
    const document = {
      openapi: "3.1.0",
      paths: {
        "/x": {
          parameters: [{ $ref: "#/components/parameters/Q" }],
          post: {
            requestBody: { $ref: "#/components/requestBodies/Body" },
            responses: { "200": { $ref: "#/components/responses/Answer" } },
          },
        },
      },
      components: {
        schemas: { State: STATE },
        parameters: { Q: { name: "q", in: "query", required: true, schema: ref("State") } },
        requestBodies: { Body: { required: true, content } },
        responses: {
          Answer: {
            description: "",
            content,
            headers: { "X-State": { $ref: "#/components/headers/State" } },
          },
        },
        headers: { State: { required: true, schema: ref("State") } },
      },
    };
    const [body, answer] = ['components["requestBodies"]["Body"]', 'components["responses"]["Answer"]'];
    const wanted = {
      [`${body}["content"]["application/json"]`]: CLOSED,
      'components["parameters"]["Q"]': CLOSED,
      [`${answer}["content"]["application/json"]`]: OPEN,
      'components["headers"]["State"]': OPEN,
    };
    expect(typeMismatches(document, wanted)).toEqual([]);
  });

  test("the other way around in what the vendor calls", () => {
    const post = {
      requestBody: { required: true, content: { "application/json": { schema: STATE } } },
      responses: { "200": { description: "", content: { "application/json": { schema: STATE } } } },
    };
    const called = (way: string): Record<string, string> => ({
      [`${way}["requestBody"]["content"]["application/json"]`]: OPEN,
      [`${way}["responses"][200]["content"]["application/json"]`]: CLOSED,
    });
    const document = { openapi: "3.1.0", webhooks: { done: { post } } };
    expect(typeMismatches(document, called('webhooks["done"]["post"]'))).toEqual([]);
  });
});

describe("what is one value stays that value", () => {
  test.each<[string, JsonObject, string]>([
    ["a constant", { const: "a" }, '"a"'],
    ["a list of one", { type: "string", enum: ["a"] }, '"a"'],
    ["a list of one, or null", { enum: ["a", null] }, '"a" | null'],
    ["true and false", { type: "boolean", enum: [true, false] }, "boolean"],
    ["a list beside any text", { anyOf: [STATE, TEXT] }, "string"],
  ])("%s", (_name, schema, wanted) => {
    expect(typeMismatches(documentOf(schema), { [SENT]: wanted, [GIVEN]: wanted })).toEqual([]);
  });
});

describe("what tells variants apart stays closed", () => {
  const variant = (kind: JsonObject, name: string): JsonObject => ({
    type: "object",
    required: ["kind", name, "state"],
    properties: { kind, [name]: TEXT, state: STATE },
  });
  const code = `
declare const given: ${GIVEN};
export const state: "queued" | "done" | (string & {}) = given.state;
if (given.kind === "a") { const a: string = given.ofA; void a; }
else { const b: string = given.ofB; void b; }
// @ts-expect-error only one of them has it
void given.ofA;
// @ts-expect-error there is no such kind
export const never: boolean = given.kind === "d";
if (given.state === "done") void given.kind;
if (given.state === "failed") void given.kind;
`;
  const [A, B] = [variant({ const: "a" }, "ofA"), variant({ const: "b" }, "ofB")];
  const oneOf = [ref("A"), ref("B")];

  test.each<[string, JsonObject, JsonObject]>([
    ["by constants", { A, B }, { oneOf }],
    [
      "by lists of one",
      { A: variant({ enum: ["a"] }, "ofA"), B: variant({ enum: ["b"] }, "ofB") },
      { oneOf },
    ],
    [
      "by lists of several",
      { A: variant({ enum: ["a"] }, "ofA"), B: variant({ enum: ["b", "c"] }, "ofB") },
      { anyOf: oneOf },
    ],
    [
      "by lists that have names",
      { KindB: { enum: ["b", "c"] }, A, B: variant(ref("KindB"), "ofB") },
      { oneOf },
    ],
    [
      "in parts",
      {
        Kinds: { type: "object", required: ["kind"], properties: { kind: { enum: ["b", "c"] } } },
        A,
        B: { allOf: [ref("Kinds"), variant(TEXT, "ofB")] },
      },
      { oneOf },
    ],
    [
      "by a discriminator",
      { A: variant(TEXT, "ofA"), B: variant(TEXT, "ofB") },
      {
        oneOf,
        discriminator: {
          propertyName: "kind",
          mapping: { a: "#/components/schemas/A", b: "#/components/schemas/B" },
        },
      },
    ],
    [
      "by a discriminator beside lists",
      { A: variant({ enum: ["a"] }, "ofA"), B: variant({ enum: ["b", "c"] }, "ofB") },
      {
        oneOf,
        discriminator: {
          propertyName: "kind",
          mapping: { a: "#/components/schemas/A", b: "#/components/schemas/B", c: "#/components/schemas/B" },
        },
      },
    ],
  ])("%s", (_name, schemas, schema) => {
    expect(compileTypes(documentOf(schema, schemas), code).errors).toEqual([]);
  });

  test("and a list that all of them share does not tell them apart", () => {
    const shared = { oneOf: [variant(STATE, "ofA"), variant(STATE, "ofB")] };
    expect(typeMismatches(documentOf(shared), { [`${GIVEN}["kind"]`]: OPEN })).toEqual([]);
  });

  test("heirs of a schema with a discriminator keep their names in both directions", () => {
    const schemas = {
      Animal: {
        type: "object",
        required: ["species"],
        discriminator: { propertyName: "species" },
        properties: { species: TEXT, mood: STATE },
      },
      Cat: { allOf: [ref("Animal"), { type: "object", properties: { meows: TEXT } }] },
    };
    const wanted = {
      'components["schemas"]["AnimalWritable"]["species"]': "string",
      [`${SENT}["species"]`]: '"Cat"',
      [`${GIVEN}["species"]`]: '"Cat"',
      [`${SENT}["mood"]`]: `${CLOSED} | undefined`,
      [`${GIVEN}["mood"]`]: `${OPEN} | undefined`,
    };
    expect(typeMismatches(documentOf(ref("Cat"), schemas), wanted)).toEqual([]);
  });
});
