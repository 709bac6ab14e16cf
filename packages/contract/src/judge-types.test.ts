import type { JsonObject } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { judgeTypes, type TypeProblems } from "./judge-types.ts";

const TEXT = { type: "string" };

/** What is found in the types of a `POST /firings` that takes and gives a body of this schema. */
function judge(
  schema: JsonObject,
  { sent, given }: { sent: string; given: string },
  openapi = "3.1.0",
  schemas: JsonObject = {},
): TypeProblems {
  const content = { "application/json": { schema } };
  const document = {
    openapi,
    info: { title: "Kiln", version: "1" },
    paths: {
      "/firings": {
        post: {
          requestBody: { required: true, content },
          responses: { "201": { description: "", content } },
        },
      },
    },
    components: { schemas },
  };
  const types = `export interface paths {
    "/firings": {
      post: {
        requestBody: { content: { "application/json": ${sent} } };
        responses: { 201: { content: { "application/json": ${given} } } };
      };
    };
  }`;
  return judgeTypes({ document, types });
}

const found = (problems: TypeProblems) => ({
  request: problems.request("POST /firings"),
  response: problems.response("POST /firings", "201"),
});

const NESTED = {
  type: "object",
  required: ["glaze"],
  properties: {
    glaze: TEXT,
    steps: {
      type: "array",
      minItems: 1,
      items: { type: "object", properties: { peak: { type: "number" } } },
    },
  },
};

describe("types that say what the document says", () => {
  test.each<[string, JsonObject, { sent: string; given: string }]>([
    [
      "of variants that require nothing, which only a server tells apart",
      {
        oneOf: [
          { type: "object", properties: { kind: { enum: ["a"] }, iban: TEXT } },
          { type: "object", properties: { kind: { enum: ["b"] }, payee: { type: "integer" } } },
        ],
      },
      {
        sent: '{ kind?: "a"; iban?: string } | { kind?: "b"; payee?: number }',
        given: '{ kind?: "a"; iban?: string } | { kind?: "b"; payee?: number }',
      },
    ],
    ["of lists of objects", NESTED, bothWays("{ glaze: string; steps?: { peak?: number }[] }")],
    ["that are open", { type: "object" }, bothWays("Record<string, unknown>")],
    [
      "of one direction",
      {
        type: "object",
        required: ["id", "pin"],
        properties: { id: { ...TEXT, readOnly: true }, pin: { ...TEXT, writeOnly: true } },
      },
      { sent: "{ pin: string }", given: "{ readonly id: string }" },
    ],
    [
      "of what is described, although more is required",
      { type: "object", required: ["rank", "name"], properties: { name: TEXT } },
      bothWays("{ name: string }"),
    ],
    [
      "of any name, which are described themselves",
      {
        type: "object",
        properties: {
          files: {
            type: "object",
            minProperties: 1,
            additionalProperties: { type: "object", required: ["rank"], properties: { name: TEXT } },
          },
        },
      },
      bothWays("{ files?: Record<string, { name?: string }> }"),
    ],
    ["one of which is anything", { anyOf: [NESTED, {}] }, bothWays("unknown")],
    ["that say nothing of a list without a type", { items: NESTED }, bothWays("unknown")],
    [
      "of variants",
      {
        oneOf: [
          { type: "object", required: ["a"], properties: { a: TEXT } },
          { type: "object", properties: { b: TEXT } },
        ],
      },
      bothWays("{ a: string } | { b?: string }"),
    ],
  ])("have no problem: %s", (_name, schema, types) => {
    expect(found(judge(schema, types))).toEqual({ request: [], response: [] });
  });
});

test("what has properties and no type is an object, however deep it is", () => {
  const status = { required: ["name"], properties: { name: TEXT } };
  const schemas = {
    Kiln: { required: ["shelf"], properties: { shelf: ref("Shelf") } },
    Shelf: { required: ["pot"], properties: { pot: ref("Pot") } },
    Pot: { required: ["status"], properties: { status: ref("Status") } },
    Status: status,
  };
  const list = {
    required: ["list"],
    properties: { list: { type: "array", minItems: 1, items: ref("Kiln") } },
  };
  const types = bothWays("{ list: { shelf: { pot: { status: { name: string } } } }[] }");
  for (const openapi of ["3.0.3", "3.1.0"])
    expect(found(judge(list, types, openapi, schemas))).toEqual({ request: [], response: [] });
});

test("a map's values are read", () => {
  const map = { type: "object", minProperties: 1, additionalProperties: NESTED };
  const { request, response } = found(
    judge(map, {
      sent: "Record<string, { glaze: string; steps?: object[] }>",
      given: "Record<string, { glaze: number; steps?: { peak?: number }[] }>",
    }),
  );
  expect(request).toEqual([expect.stringMatching(/^the body has \w+\.steps\[\]\.peak, which/)]);
  expect(response).toEqual([expect.stringContaining("'string' is not assignable to type 'number'")]);
});

test("a type that refuses a value is told of with the compiler's words, in one line", () => {
  const { request, response } = found(
    judge(NESTED, bothWays("{ glaze: number; steps?: { peak?: number }[] }")),
  );
  expect(request).toEqual([
    "the body does not fit its type: TS2322: Type 'string' is not assignable to type 'number'.",
  ]);
  expect(response).toEqual([
    "the answer does not fit its type: TS2322: Type 'string' is not assignable to type 'number'.",
  ]);
});

test("a property that a type does not know is told of", () => {
  const { request } = found(judge(NESTED, bothWays("{ glaze: string; steps?: Record<string, never>[] }")));
  expect(request).toEqual([expect.stringMatching(/^the body does not fit its type: TS2322: .*never/)]);
});

test("a property that a type takes and does not let be read is told of", () => {
  const { request, response } = found(
    judge(NESTED, { sent: "unknown", given: "{ glaze: string; steps?: object[] }" }),
  );
  expect(request).toEqual(["the body has glaze, which its type does not let be read"]);
  expect(response).toEqual(["the answer has steps[].peak, which its type does not let be read"]);
});

test("types that ask for what only answers have are told of", () => {
  const schema = { type: "object", required: ["id"], properties: { id: { ...TEXT, readOnly: true } } };
  const { request } = found(judge(schema, bothWays("{ id: string }"), "3.0.3"));
  expect(request).toEqual([expect.stringContaining("Property 'id' is missing")]);
});

test("a discriminator says what the kinds of its variants are", () => {
  const variant = (name: string): JsonObject => ({
    type: "object",
    required: ["kind", name],
    properties: { kind: TEXT, [name]: TEXT },
  });
  const schemas = { A: variant("a"), B: variant("b") };
  const oneOf = Object.keys(schemas).map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const named = { oneOf, discriminator: { propertyName: "kind" } };
  const mapping = { first: "#/components/schemas/A", second: "B" };
  const mapped = { oneOf, discriminator: { propertyName: "kind", mapping } };
  const types = (one: string, other: string): { sent: string; given: string } =>
    bothWays(`{ kind: "${one}"; a: string } | { kind: "${other}"; b: string }`);
  expect(found(judge(named, types("A", "B"), "3.1.0", schemas))).toEqual({ request: [], response: [] });
  expect(found(judge(mapped, types("first", "second"), "3.1.0", schemas))).toEqual({
    request: [],
    response: [],
  });
  expect(found(judge(named, types("x", "y"), "3.1.0", schemas)).response).toEqual([
    expect.stringContaining("is not assignable to type"),
  ]);
});

describe("a list of values", () => {
  const STATE = { type: "string", enum: ["queued", "done"] };
  const schema = {
    type: "object",
    required: ["state"],
    properties: { state: STATE, codes: { type: "array", minItems: 1, items: { enum: [1, 2] } } },
  };
  const closed = '{ state: "queued" | "done"; codes?: (1 | 2)[] }';
  const open = '{ state: "queued" | "done" | (string & {}); codes?: (1 | 2 | (number & {}))[] }';

  test("is open in answers", () => {
    expect(found(judge(schema, { sent: closed, given: open }))).toEqual({ request: [], response: [] });
  });

  test.each([open.replace(" | (string & {})", ""), open.replace(" | (number & {})", "")])(
    "that is closed in answers is told of: %s",
    (given) => {
      const { response } = found(judge(schema, { sent: closed, given }));
      expect(response).toEqual([
        expect.stringMatching(/^the answer with values that are not listed does not fit its type: TS2322/),
      ]);
    },
  );

  test("tells variants apart, and is closed", () => {
    const variant = (kind: JsonObject, name: string): JsonObject => ({
      type: "object",
      required: ["kind", name],
      properties: { kind, [name]: TEXT },
    });
    const union = { oneOf: [variant({ const: "a" }, "a"), variant({ enum: ["b", "c"] }, "b")] };
    const types = bothWays('{ kind: "a"; a: string } | { kind: "b" | "c"; b: string }');
    expect(found(judge(union, types))).toEqual({ request: [], response: [] });
  });

  test("beside any other value is open as it is", () => {
    const types = bothWays("string");
    expect(found(judge({ anyOf: [STATE, TEXT] }, types))).toEqual({ request: [], response: [] });
  });
});

function bothWays(type: string): { sent: string; given: string } {
  return { sent: type, given: type };
}

function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}
