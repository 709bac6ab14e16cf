import { expect, test } from "vitest";
import type { JsonObject } from "../document/json.ts";
import { findBrokenReferences } from "./broken-references.ts";

const to = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const pathsOf = (schemas: JsonObject): string[] =>
  findBrokenReferences({ components: { schemas } }).map(({ path }) => path.join("/"));

test.each<[string, JsonObject, string]>([
  ["allOf", { A: { allOf: [to("A"), { type: "object" }] } }, "components/schemas/A/allOf/0/$ref"],
  [
    "a schema between",
    { A: { oneOf: [to("B")] }, B: { anyOf: [{ allOf: [to("A")] }] } },
    "components/schemas/A/oneOf/0/$ref",
  ],
  ["a reference in between", { A: { anyOf: [to("B")] }, B: to("A") }, "components/schemas/A/anyOf/0/$ref"],
])("a schema that contains itself through %s is named once", (_, schemas, path) => {
  expect(pathsOf(schemas)).toEqual([path]);
});

test("a property, a list or a map in between is a recursive type", () => {
  const schemas = {
    A: { allOf: [{ type: "object", properties: { a: to("A") } }] },
    B: { anyOf: [{ type: "array", items: to("B") }, { type: "string" }] },
    C: { oneOf: [{ type: "object", additionalProperties: to("C") }] },
  };
  expect(pathsOf(schemas)).toEqual([]);
});

test("a parent that is one of its children is meant without them where they refer to it", () => {
  const schemas = {
    Pet: { type: "object", oneOf: [to("Cat")], discriminator: { propertyName: "kind" } },
    Cat: { allOf: [to("Pet"), { type: "object" }] },
  };
  expect(pathsOf(schemas)).toEqual([]);
  expect(pathsOf({ ...schemas, A: { allOf: [to("A")] } })).toEqual(["components/schemas/A/allOf/0/$ref"]);
});

/** Each of `levels` schemas is twice the next. */
const twice = (levels: number): JsonObject => ({
  ...Object.fromEntries(
    Array.from({ length: levels }, (_, i) => [`S${i}`, { allOf: [to(`S${i + 1}`), to(`S${i + 1}`)] }]),
  ),
  [`S${levels}`]: { type: "object" },
});

test("one that doubles at every level is refused before anybody writes it out", () => {
  expect(pathsOf(twice(10))).toEqual([]);
  const [first] = findBrokenReferences({ components: { schemas: twice(60) } });
  expect(first?.message).toContain("is made of more than 100000 others");
});

test("a chain of references has an end after 100 steps", () => {
  const chain = (length: number): JsonObject =>
    Object.fromEntries(Array.from({ length }, (_, i) => [`S${i}`, i === length - 1 ? {} : to(`S${i + 1}`)]));
  expect(pathsOf(chain(100))).toEqual([]);
  expect(findBrokenReferences({ components: { schemas: chain(102) } })[0]?.message).toContain(
    "takes more than 100 steps",
  );
});
