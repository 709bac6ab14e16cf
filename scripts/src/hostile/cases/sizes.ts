import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import { acme, answering } from "../acme.ts";
import type { HostileFamily } from "../hostile-case.ts";

const DEEP = 10_000;
const TOO_DEEP = /nested (?:more than 500 levels|too) deep/;

const json = (extension: string): string => JSON.stringify(acme()).replace("{", `{"x-a":${extension},`);

/** `levels` schemas inside each other. */
function nested(levels: number, inside: (schema: JsonObject) => JsonObject): JsonObject {
  let schema: JsonObject = { type: "string" };
  for (let i = 0; i < levels; i++) schema = inside(schema);
  return schema;
}

/** Ten aliases of ten aliases of …: 10⁹ nodes in nine lines. */
function bomb(): string {
  const lines = ["x-a0: &a0 [a, a, a, a, a, a, a, a, a, a]"];
  for (let i = 1; i < 9; i++)
    lines.push(
      `x-a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(", ")}]`,
    );
  return `openapi: 3.1.0\n${lines.join("\n")}\n`;
}

/** Each of `levels` schemas is twice the next: 2 to the power of `levels` when written out. */
function fanOut(levels: number, keyword: "allOf" | "oneOf" | "anyOf"): JsonObject {
  const schemas = Object.fromEntries(
    Array.from({ length: levels }, (_, i): [string, JsonValue] => {
      const next = { $ref: `#/components/schemas/S${i + 1}` };
      return [`S${i}`, { [keyword]: [next, next] }];
    }),
  );
  return answering(
    { $ref: "#/components/schemas/S0" },
    { ...schemas, [`S${levels}`]: { type: "object", properties: { a: { type: "string" } } } },
  );
}

export const sizes: HostileFamily = {
  name: "sizes",
  compilesClient: true,
  cases: [
    {
      name: "lists 10,000 deep in JSON",
      source: () => json("[".repeat(DEEP) + "]".repeat(DEEP)),
      refused: TOO_DEEP,
    },
    {
      name: "objects 10,000 deep in JSON",
      source: () => json(`${'{"a":'.repeat(DEEP)}1${"}".repeat(DEEP)}`),
      refused: TOO_DEEP,
    },
    {
      name: "lists 1,000,000 deep in JSON",
      source: () => json("[".repeat(1_000_000)),
      refused: /nested more than 500 levels deep\.$/,
    },
    {
      name: "lists 10,000 deep in YAML",
      file: "openapi.yaml",
      source: () => `x-a: ${"[".repeat(DEEP)}${"]".repeat(DEEP)}\nopenapi: 3.1.0\n`,
      refused: TOO_DEEP,
    },
    {
      name: "blocks 10,000 deep in YAML",
      file: "openapi.yaml",
      source: () => `openapi: 3.1.0\nx-a:\n  ${"- ".repeat(DEEP)}a\n`,
      refused: TOO_DEEP,
    },
    {
      name: "schemas 10,000 deep",
      source: () =>
        JSON.stringify(answering({})).replace(
          '"schema":{}',
          `"schema":${'{"items":'.repeat(DEEP)}{}${"}".repeat(DEEP)}`,
        ),
      refused: TOO_DEEP,
    },
    {
      name: "quotes 10,000 deep in Markdown",
      file: "page.md",
      source: () => `# Page\n\n${"> ".repeat(DEEP)}a\n`,
      refused: /nested too deep/,
    },
    { name: "lists 100 deep", source: () => answering(nested(100, (items) => ({ type: "array", items }))) },
    {
      name: "objects 100 deep",
      source: () => answering(nested(100, (a) => ({ type: "object", properties: { a } }))),
    },
    {
      name: "unions 100 deep",
      source: () => answering(nested(100, (a) => ({ anyOf: [a, { type: "number" }] }))),
    },
    { name: "aliases that multiply (a YAML bomb)", file: "openapi.yaml", source: bomb, refused: /YAML bomb/ },
    {
      name: "an enum of 100,000",
      source: () =>
        answering({ type: "string", enum: Array.from({ length: 100_000 }, (_, i) => `value-${i}`) }),
    },
    {
      name: "allOf of 2 to the power of 40",
      source: () => fanOut(40, "allOf"),
      refused: /is made of more than 100000 others/,
    },
    {
      name: "oneOf of 2 to the power of 40",
      source: () => fanOut(40, "oneOf"),
      refused: /is made of more than 100000 others/,
    },
    {
      name: "anyOf of 2 to the power of 40",
      source: () => fanOut(40, "anyOf"),
      refused: /is made of more than 100000 others/,
    },
    {
      name: "a reference of 1 MB",
      source: () => answering({ $ref: `#/${"x".repeat(1_000_000)}` }),
      refused: /leads nowhere/,
    },
    {
      name: "a version of 1 MB",
      source: () => acme({ openapi: "x".repeat(1_000_000) }),
      refused: /is not supported/,
    },
    {
      name: "50 MB",
      source: () => Buffer.alloc(50 * 1024 * 1024, "x"),
      refused: /larger than the limit of 20 MB/,
    },
  ],
};
