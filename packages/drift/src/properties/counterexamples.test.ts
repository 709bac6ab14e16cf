import { test } from "vitest";
import {
  animals,
  answers,
  body,
  type Counterexample,
  documentWith,
  expectBump,
  giving,
  jsonParameter,
  object,
  sending,
  TEXT,
  union,
  withAlias,
  withSharedPath,
} from "./counterexample.ts";

// Found by the properties beside this file, made small, and judged by hand.

const COUNTEREXAMPLES: readonly Counterexample[] = [
  {
    // `body` may be left out, and every body that was sent can be sent.
    name: "a body that may be left out now",
    before: documentWith({
      requestBody: { ...body(object({ a: TEXT })), required: true },
    }),
    after: sending(object({ a: TEXT })),
    bump: "minor",
  },
  {
    name: "a property gone from a body that may be left out",
    before: sending(object({ a: TEXT, b: TEXT })),
    after: sending(object({ a: TEXT })),
    bump: "major",
  },
  {
    // `{ width: number } & { [key: string]: string | number }`: what has names is among what has any.
    name: "additional properties of a type that the others are not of",
    before: sending(object({ width: { type: "number" } }, { required: ["width"] })),
    after: sending(
      object({ width: { type: "number" } }, { required: ["width"], additionalProperties: TEXT }),
    ),
    bump: "minor",
  },
  {
    name: "additional properties of a type beside an allOf part of another",
    before: sending({
      allOf: [object({ width: { type: "number" } }), object({ name: TEXT })],
    }),
    after: sending({
      allOf: [object({ width: { type: "number" } }), object({ name: TEXT }, { additionalProperties: TEXT })],
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
      ...sending({ type: "number", minimum: 0, exclusiveMinimum: true }),
      openapi: "3.0.3",
    },
    after: sending({ type: "number", exclusiveMinimum: 0 }),
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
    before: giving({ enum: [true] }),
    after: giving({ enum: [true, "partly"] }),
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
    before: sending({ type: "string", not: { enum: ["a", "b"] } }),
    after: sending({ type: "string", not: { enum: ["b", "a"] } }),
    bump: "none",
  },
  {
    // `data.id = …` compiled before.
    name: "a property of an answer that is read only now",
    before: giving(object({ id: TEXT })),
    after: giving(object({ id: { type: "string", readOnly: true } })),
    bump: "major",
  },
  {
    name: "a property of an answer that is no longer read only",
    before: giving(object({ id: { type: "string", readOnly: true } })),
    after: giving(object({ id: TEXT })),
    bump: "minor",
  },
  {
    // `string & { width?: number }` is no `{ [key: string]: string }`.
    name: "additional properties of an object that is a string too",
    before: sending({
      allOf: [object({ width: { type: "number" } }), TEXT],
    }),
    after: sending({
      allOf: [object({ width: { type: "number" } }, { additionalProperties: TEXT }), TEXT],
    }),
    bump: "major",
  },
  {
    name: "properties of any name and type of an object that is a string too",
    before: sending({
      allOf: [object({ width: { type: "number" } }), TEXT],
    }),
    after: sending({
      allOf: [object({ width: { type: "number" } }, { additionalProperties: true }), TEXT],
    }),
    bump: "major",
  },
  {
    // `Omit<Animal, "species">` has no `name` any more when Animal has properties of any name.
    name: "properties of any name beside a discriminator, in what extends it",
    before: giving({ $ref: "#/components/schemas/Cat" }, animals({})),
    after: giving({ $ref: "#/components/schemas/Cat" }, animals({ additionalProperties: true })),
    bump: "major",
  },
  {
    name: "null alone, written as a list of types",
    before: giving(object({ a: { type: "null" } })),
    after: giving(object({ a: { type: ["null"] } })),
    bump: "none",
  },
  {
    name: "an object or null, with null written as a list of types",
    before: giving({ anyOf: [object({ a: TEXT }), { type: "null" }] }),
    after: giving({ anyOf: [object({ a: TEXT }), { type: ["null"] }] }),
    bump: "none",
  },
  {
    name: "null written as a list that has objects too",
    before: giving(object({ a: { type: "null" } })),
    after: giving(object({ a: { type: ["null", "object"] } })),
    bump: "major",
  },
];

test.each(COUNTEREXAMPLES)("$name: $bump", expectBump);
