import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { compareDocuments } from "./compare-documents.ts";
import { walkDocuments } from "./walk/walk-documents.ts";

const LENGTH = 3000;
const text = { type: "string" };

type Link = (next: JsonValue, index: number) => JsonObject;

/** What each schema of the chain does with the next one, of which it holds or is made. */
const LINKS: Readonly<Record<string, Link>> = {
  "a property": (next) => ({ type: "object", properties: { next } }),
  items: (next) => ({ type: "array", items: next }),
  "an element of a tuple": (next) => ({ type: "array", prefixItems: [next] }),
  "properties of any name": (next) => ({ type: "object", additionalProperties: next }),
  "a property of a variant": (next) => ({
    oneOf: [
      { type: "object", required: ["kind"], properties: { kind: { const: "link" }, next } },
      { type: "object", required: ["kind"], properties: { kind: { const: "end" }, name: text } },
    ],
  }),
  "a property of two variants that nothing tells apart": (next) => ({
    oneOf: [
      { type: "object", properties: { left: text, next } },
      { type: "object", properties: { right: text, next } },
    ],
  }),
  allOf: (next, index) => ({ allOf: [next, { type: "object", properties: { [`own${index}`]: text } }] }),
  "allOf with one property": (next) => ({ allOf: [next, { type: "object", properties: { name: text } }] }),
  oneOf: (next) => ({ oneOf: [next, { type: "array", items: text }] }),
};

function chain(link: Link, leaf: JsonObject): JsonObject {
  const schemas: JsonObject = { [`Link${LENGTH}`]: { type: "object", properties: { leaf } } };
  for (let index = 0; index < LENGTH; index += 1) {
    schemas[`Link${index}`] = link({ $ref: `#/components/schemas/Link${index + 1}` }, index);
  }
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Link0" } } };
  return {
    openapi: "3.1.0",
    info: { title: "Chain", version: "1" },
    paths: { "/chain": { get: { responses: { 200: { description: "ok", content } } } } },
    components: { schemas },
  };
}

/** Where what changed stands. */
const CHANGED = { id: "response-type-changed", pointer: `/components/schemas/Link${LENGTH}/properties/leaf` };

describe(`a chain of ${LENGTH} schemas`, () => {
  test.each(Object.entries(LINKS))("is walked through %s", (_, link) => {
    expect(walkDocuments(chain(link, text), chain(link, { type: "number" }))).toMatchObject([CHANGED]);
  });

  test.each(["a property", "items"])("is compiled through %s", async (name) => {
    const link = LINKS[name] ?? expect.fail(name);
    const { verdicts, changes } = await compareDocuments(chain(link, text), chain(link, { type: "number" }));
    expect(verdicts).toEqual({ walk: "major", compiler: "major" });
    expect(changes).toMatchObject([CHANGED]);
  });
});
