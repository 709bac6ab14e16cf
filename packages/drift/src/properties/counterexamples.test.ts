import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import type { Bump } from "../change.ts";
import { compareDocuments } from "../compare-documents.ts";

// Found by the properties beside this file, made small, and judged by hand.

const ROW: JsonObject = { Row: { type: "array", items: { type: "string" } } };

interface Counterexample {
  readonly name: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** What a user's code meets. */
  readonly bump: Bump;
}

const COUNTEREXAMPLES: readonly Counterexample[] = [
  {
    // `body` may be left out, and every body that was sent can be sent.
    name: "a body that may be left out now",
    before: documentWith({
      requestBody: { ...body({ type: "object", properties: { a: { type: "string" } } }), required: true },
    }),
    after: documentWith({ requestBody: body({ type: "object", properties: { a: { type: "string" } } }) }),
    bump: "minor",
  },
  {
    name: "a property gone from a body that may be left out",
    before: documentWith({
      requestBody: body({ type: "object", properties: { a: { type: "string" }, b: { type: "string" } } }),
    }),
    after: documentWith({ requestBody: body({ type: "object", properties: { a: { type: "string" } } }) }),
    bump: "major",
  },
  {
    // `{ width: number } & { [key: string]: string | number }`: what has names is among what has any.
    name: "additional properties of a type that the others are not of",
    before: documentWith({
      requestBody: body({ type: "object", required: ["width"], properties: { width: { type: "number" } } }),
    }),
    after: documentWith({
      requestBody: body({
        type: "object",
        required: ["width"],
        properties: { width: { type: "number" } },
        additionalProperties: { type: "string" },
      }),
    }),
    bump: "minor",
  },
  {
    name: "additional properties of a type beside an allOf part of another",
    before: documentWith({
      requestBody: body({
        allOf: [
          { type: "object", properties: { width: { type: "number" } } },
          { type: "object", properties: { name: { type: "string" } } },
        ],
      }),
    }),
    after: documentWith({
      requestBody: body({
        allOf: [
          { type: "object", properties: { width: { type: "number" } } },
          {
            type: "object",
            properties: { name: { type: "string" } },
            additionalProperties: { type: "string" },
          },
        ],
      }),
    }),
    bump: "major",
  },
  {
    name: "the mapping of a discriminator in another order",
    before: documentWith({}, union({ a: "#/components/schemas/A", b: "#/components/schemas/B" })),
    after: documentWith({}, union({ b: "#/components/schemas/B", a: "#/components/schemas/A" })),
    bump: "none",
  },
  {
    name: "an enum in another order within a parameter that is JSON",
    before: documentWith({ parameters: [jsonParameter({ type: "string", enum: ["a", "b"] })] }),
    after: documentWith({ parameters: [jsonParameter({ type: "string", enum: ["b", "a"] })] }),
    bump: "none",
  },
  {
    name: "tags in another order",
    before: documentWith({ tags: ["one", "two"] }),
    after: documentWith({ tags: ["two", "one"] }),
    bump: "none",
  },
  { name: "no tags, said", before: documentWith({}), after: documentWith({ tags: [] }), bump: "none" },
  {
    name: "a bound that excludes itself, in both dialects",
    before: {
      ...documentWith({ requestBody: body({ type: "number", minimum: 0, exclusiveMinimum: true }) }),
      openapi: "3.0.3",
    },
    after: documentWith({ requestBody: body({ type: "number", exclusiveMinimum: 0 }) }),
    bump: "none",
  },
  {
    name: "what holds anyway said within a callback",
    before: documentWith({
      callbacks: {
        done: { "{$request.body#/url}": { post: { requestBody: body({}), responses: answers({}) } } },
      },
    }),
    after: documentWith({
      callbacks: {
        done: {
          "{$request.body#/url}": {
            post: {
              tags: [],
              parameters: [],
              requestBody: { ...body({}), required: false },
              responses: answers({}),
            },
          },
        },
      },
    }),
    bump: "none",
  },
  {
    // `data.flag.valueOf()` was a boolean's.
    name: "a value of another kind in an enum that is read",
    before: documentWith({ responses: answers({ enum: [true] }) }),
    after: documentWith({ responses: answers({ enum: [true, "partly"] }) }),
    bump: "major",
  },
  {
    name: "a reference to a body component that is itself one, written out",
    before: withAlias({ $ref: "#/components/requestBodies/Alias" }),
    after: withAlias({ $ref: "#/components/requestBodies/Original" }),
    bump: "none",
  },
  {
    // `operations["shared"]` is gone.
    name: "an operation of a shared path called otherwise",
    before: withSharedPath("shared"),
    after: withSharedPath("common"),
    bump: "major",
  },
  {
    name: "an enum in another order in what a schema excludes",
    before: documentWith({ requestBody: body({ type: "string", not: { enum: ["a", "b"] } }) }),
    after: documentWith({ requestBody: body({ type: "string", not: { enum: ["b", "a"] } }) }),
    bump: "none",
  },
  {
    // `data.id = …` compiled before.
    name: "a property of an answer that is read only now",
    before: documentWith({ responses: answers({ type: "object", properties: { id: { type: "string" } } }) }),
    after: documentWith({
      responses: answers({ type: "object", properties: { id: { type: "string", readOnly: true } } }),
    }),
    bump: "major",
  },
  {
    name: "a property of an answer that is no longer read only",
    before: documentWith({
      responses: answers({ type: "object", properties: { id: { type: "string", readOnly: true } } }),
    }),
    after: documentWith({ responses: answers({ type: "object", properties: { id: { type: "string" } } }) }),
    bump: "minor",
  },
  {
    // `string & { width?: number }` is no `{ [key: string]: string }`.
    name: "additional properties of an object that is a string too",
    before: documentWith({
      requestBody: body({
        allOf: [{ type: "object", properties: { width: { type: "number" } } }, { type: "string" }],
      }),
    }),
    after: documentWith({
      requestBody: body({
        allOf: [
          {
            type: "object",
            properties: { width: { type: "number" } },
            additionalProperties: { type: "string" },
          },
          { type: "string" },
        ],
      }),
    }),
    bump: "major",
  },
  {
    name: "properties of any name and type of an object that is a string too",
    before: documentWith({
      requestBody: body({
        allOf: [{ type: "object", properties: { width: { type: "number" } } }, { type: "string" }],
      }),
    }),
    after: documentWith({
      requestBody: body({
        allOf: [
          { type: "object", properties: { width: { type: "number" } }, additionalProperties: true },
          { type: "string" },
        ],
      }),
    }),
    bump: "major",
  },
  {
    // `Omit<Animal, "species">` has no `name` any more when Animal has properties of any name.
    name: "properties of any name beside a discriminator, in what extends it",
    before: documentWith({ responses: answers({ $ref: "#/components/schemas/Cat" }) }, animals({})),
    after: documentWith(
      { responses: answers({ $ref: "#/components/schemas/Cat" }) },
      animals({ additionalProperties: true }),
    ),
    bump: "major",
  },
  {
    // The client takes a text, whatever is said of its columns.
    name: "what says nothing said of a body that is text",
    before: documentWith({ requestBody: text({ type: "array", items: { type: "string" } }) }),
    after: documentWith({
      requestBody: text({ type: "array", items: { type: "string", minLength: 0, nullable: false } }),
    }),
    bump: "none",
  },
  {
    name: "what says nothing said of an answer that is text",
    before: documentWith({ responses: { "200": { description: "", ...text({ type: "object" }) } } }),
    after: documentWith({
      responses: { "200": { description: "", ...text({ type: "object", required: [] }) } },
    }),
    bump: "none",
  },
  {
    name: "a schema written out in a body that is text",
    before: documentWith({ requestBody: text({ $ref: "#/components/schemas/Row" }) }, ROW),
    after: documentWith({ requestBody: text(ROW["Row"] ?? {}) }, ROW),
    bump: "none",
  },
  {
    name: "what says nothing said of an answer that must be asked for",
    before: documentWith({ responses: asked({ type: "array", items: { type: "string" } }) }),
    after: documentWith({ responses: asked({ type: "array", minItems: 0, items: { type: "string" } }) }),
    bump: "none",
  },
  {
    name: "an answer that must be asked for described otherwise",
    before: documentWith({ responses: asked({ type: "array", items: { type: "string" } }) }),
    after: documentWith({ responses: asked({ type: "array", items: { type: "number" } }) }),
    bump: "patch",
  },
];

test.each(COUNTEREXAMPLES)("$name: $bump", async ({ before, after, bump }) => {
  const { verdicts, changes } = await compareDocuments(before, after);
  expect(verdicts.walk, JSON.stringify(changes)).toBe(bump);
  // No type shows what a patch changes.
  expect(verdicts.compiler, JSON.stringify(changes)).toBe(bump === "patch" ? "none" : bump);
});

function documentWith(operation: JsonObject, schemas: JsonObject = {}): JsonObject {
  return {
    openapi: "3.1.0",
    info: { title: "Jobs", version: "1" },
    servers: [{ url: "https://jobs.example" }],
    paths: {
      "/jobs": {
        post: {
          responses: answers({ type: "object", properties: { id: { type: "string" } } }),
          ...operation,
        },
      },
    },
    components: { schemas },
  };
}

function withAlias(requestBody: JsonObject): JsonObject {
  const document = documentWith({ requestBody });
  const Original = body({ type: "object", properties: { a: { type: "string" } } });
  return {
    ...document,
    components: { requestBodies: { Alias: { $ref: "#/components/requestBodies/Original" }, Original } },
  };
}

function withSharedPath(operationId: string): JsonObject {
  return {
    ...documentWith({}),
    components: { pathItems: { Shared: { get: { operationId, responses: answers({}) } } } },
  };
}

function body(schema: JsonValue): JsonObject {
  return { content: { "application/json": { schema } } };
}

/** What the client takes as text, whatever is said of it. */
function text(schema: JsonValue): JsonObject {
  return { content: { "text/csv": { schema } } };
}

/** An answer in JSON, and in a media type that only comes to who asks for it. */
function asked(schema: JsonValue): JsonObject {
  const content = { "application/json": { schema: { type: "object" } }, "text/csv": { schema } };
  return { "200": { description: "Done", content } };
}

function answers(schema: JsonValue): JsonObject {
  return { "200": { description: "Done", content: { "application/json": { schema } } } };
}

function jsonParameter(schema: JsonValue): JsonObject {
  return { name: "filter", in: "query", content: { "application/json": { schema } } };
}

function union(mapping: JsonObject): JsonObject {
  const variant: JsonObject = {
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string" } },
  };
  const oneOf: JsonValue[] = [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }];
  return {
    A: variant,
    B: structuredClone(variant),
    Both: { oneOf, discriminator: { propertyName: "kind", mapping } },
  };
}

function animals(more: JsonObject): JsonObject {
  return {
    Animal: {
      type: "object",
      required: ["species"],
      discriminator: { propertyName: "species" },
      properties: { species: { type: "string" }, name: { type: "string" } },
      ...more,
    },
    Cat: { allOf: [{ $ref: "#/components/schemas/Animal" }, { type: "object", properties: {} }] },
  };
}
