import { expect, test } from "vitest";
import type { JsonObject } from "../document/json.ts";
import { findUnusedComponents } from "./find-unused-components.ts";

const ref = (place: string): JsonObject => ({ $ref: `#/components/${place}` });
const using = (used: JsonObject, components: JsonObject): JsonObject => ({
  paths: { "/x": { get: { responses: { "200": used } } } },
  components,
});

test("all that nothing refers to are one warning", () => {
  const names = ["A", "B", "C", "D", "E", "F", "G"];
  const schemas = Object.fromEntries(names.map((name) => [name, {}]));
  expect(findUnusedComponents(using({}, { schemas, parameters: { P: {} } }))).toEqual([
    {
      path: ["components", "schemas", "A"],
      message:
        "8 components are referred to by nothing: `schemas/A`, `schemas/B`, `schemas/C`, `schemas/D`, `schemas/E` and 3 more.",
    },
  ]);
});

test.each<[string, JsonObject]>([
  ["a reference", using(ref("responses/R"), { responses: { R: {} } })],
  ["a reference into it", using(ref("schemas/A~1B/properties/c"), { schemas: { "A/B": {} } })],
  ["an encoded reference", using(ref("schemas/A%20B"), { schemas: { "A B": {} } })],
  [
    "a discriminator, by its name",
    using({ oneOf: [], discriminator: { mapping: { a: "A" } } }, { schemas: { A: {} } }),
  ],
  [
    "what is sent, as it inherits a discriminator",
    using(ref("schemas/Pet"), {
      schemas: { Pet: { discriminator: { propertyName: "kind" } }, Dog: { allOf: [ref("schemas/Pet")] } },
    }),
  ],
  ["requirements, as a security scheme", using({}, { securitySchemes: { key: {} } })],
])("what is named by %s is used", (_, document) => {
  expect(findUnusedComponents(document)).toEqual([]);
});

test("an example that looks like a reference refers to nothing", () => {
  const document = using({ content: { "a/b": { example: ref("schemas/A") } } }, { schemas: { A: {} } });
  expect(findUnusedComponents(document).map(({ message }) => message)).toEqual([
    "1 component is referred to by nothing: `schemas/A`.",
  ]);
});

test("a name is no command, and no page of text", () => {
  const schemas = { "##[error]\n::set-env": {}, [`a${"b".repeat(100)}`]: {} };
  const [warning] = findUnusedComponents(using({}, { schemas }));
  expect(warning?.message).toBe(
    `2 components are referred to by nothing: \`schemas/…error…::set-env\`, \`schemas/a${"b".repeat(51)}…\`.`,
  );
});
