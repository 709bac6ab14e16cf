import type { JsonObject } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import { compileTypes } from "./normalize/testing/compile-types.ts";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const TEXT = { type: "string" };

test("a JSON value that is described by itself", () => {
  const schemas = {
    JSONValue: {
      nullable: true,
      description: "Any value",
      anyOf: [
        TEXT,
        { type: "number" },
        { type: "boolean" },
        { type: "array", items: ref("JSONValue") },
        { type: "object", properties: {}, additionalProperties: ref("JSONValue") },
      ],
    },
  };
  const program = `
type Value = components["schemas"]["JSONValue"];
export const value: Value = { a: [1, "b", null, { c: [[true]] }] };
export const read: string = typeof value === "string" ? value : "";
// @ts-expect-error a function is no JSON
export const wrong: Value = { a: [() => 1] };
`;
  const { source, errors } = compileTypes({ components: { schemas } }, program);
  expect(errors).toEqual([]);
  expect(source).toContain("/** @description Any value */\n        JSONValue: RecursiveJSONValue;");
});

test("lists that hold each other, a tuple, and names that are alike", () => {
  const schemas = {
    "A-b": { type: "array", items: ref("A_b") },
    A_b: { anyOf: [TEXT, ref("A-b")] },
    Pair: { type: "array", prefixItems: [TEXT, { anyOf: [ref("Pair"), TEXT] }], items: false, minItems: 2 },
    Tree: { type: "object", properties: { children: { type: "array", items: ref("Tree") } } },
  };
  const program = `
export const list: components["schemas"]["A-b"] = ["a", ["b", ["c"]]];
export const pair: components["schemas"]["Pair"] = ["a", ["b", "c"]];
// @ts-expect-error a number in it
export const wrong: components["schemas"]["A-b"] = ["a", ["b", [1]]];
`;
  const { source, errors } = compileTypes({ openapi: "3.1.0", components: { schemas } }, program);
  expect(errors).toEqual([]);
  expect(source).not.toContain("RecursiveTree");
});
