import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documentOf, JSON_DOCUMENT, YAML_DOCUMENT } from "@calloff/test-support";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../document/json.ts";
import { parseDocument } from "../document/parse-document.ts";
import { validateDocument } from "./validate-document.ts";

const validate = (text: string) => validateDocument(parseDocument(text, { file: "api.yaml" }));

describe("a valid document", () => {
  it.each([
    ["in YAML", YAML_DOCUMENT, { openapi: "3.1.0", operations: 1, warnings: [] }],
    ["in JSON", JSON_DOCUMENT, { openapi: "3.1.2", operations: 1, warnings: [] }],
    ["of 3.0", documentOf("3.0.4"), { openapi: "3.0.4", operations: 1, warnings: [] }],
    [
      "with no server",
      documentOf("3.1.0", { servers: [] }),
      { openapi: "3.1.0", operations: 1, warnings: [] },
    ],
  ])("%s", async (_, text, facts) => {
    expect(await validate(text)).toEqual(facts);
  });

  it("counts the operations of its paths, referenced ones too, and of nothing else", async () => {
    const operation = { responses: { "200": { description: "" } } };
    const text = documentOf("3.1.0", {
      paths: {
        "/a": { get: operation, delete: operation, summary: "a", parameters: [] },
        "/b": { $ref: "#/components/pathItems/B" },
        "x-c": { get: operation },
      },
      webhooks: { done: { post: operation } },
      components: { pathItems: { B: { patch: operation } } },
    });
    expect((await validate(text)).operations).toBe(3);
  });

  it.each<[string, string, JsonObject]>([
    [
      "3.1: a keyword that nobody knows",
      "3.1.0",
      { A: { type: "string", nullable: true, "acme-unit": "kg" } },
    ],
    [
      "3.1: true and false as schemas",
      "3.1.0",
      {
        A: true,
        B: {
          not: false,
          allOf: [true],
          prefixItems: [true],
          $defs: { C: true },
          dependentSchemas: { D: false },
        },
      },
    ],
    ["3.0: nullable without type", "3.0.3", { A: { nullable: true, allOf: [{ type: "object" }] } }],
    [
      "names that every object in JavaScript has",
      "3.1.0",
      {
        A: {
          properties: {
            constructor: { type: "string" },
            toString: { type: "string" },
            hasOwnProperty: { type: "string" },
            valueOf: { enum: ["a"] },
          },
        },
        constructor: { type: "object" },
      },
    ],
    [
      "what looks like a reference, as data",
      "3.1.0",
      {
        A: {
          default: { $ref: "b.yaml" },
          examples: [{ $ref: "b.yaml" }],
          "x-a": { $ref: "b.yaml" },
          example: { $ref: "#/%zz" },
        },
      },
    ],
    [
      "schemas that contain themselves",
      "3.0.0",
      { A: { properties: { a: { $ref: "#/components/schemas/A" } } } },
    ],
  ])("may have, in %s", async (_, openapi, schemas) => {
    expect((await validate(documentOf(openapi, { components: { schemas } }))).openapi).toBe(openapi);
  });

  it("may have, in 3.0, a server's variable with an enum that only should be otherwise", async () => {
    const servers = [{ url: "https://{a}", variables: { a: { enum: [], default: "a" } } }];
    expect((await validate(documentOf("3.0.3", { servers }))).operations).toBe(1);
  });

  it("may have a property named __proto__, which changes nothing here", async () => {
    const text = JSON_DOCUMENT.replace(
      '{"type":"integer"}',
      '{"properties":{"__proto__":{"type":"string","polluted":true}}}',
    );
    expect((await validate(text)).operations).toBe(1);
    expect({}).not.toHaveProperty("polluted");
  });

  it("is not looked at with anybody's configuration of the validator", async () => {
    const dir = await mkdtemp(join(tmpdir(), "validate-"));
    const before = process.cwd;
    try {
      // Whoever reads them stumbles.
      await writeFile(join(dir, "redocly.yaml"), "{");
      await writeFile(join(dir, ".redocly.lint-ignore.yaml"), "{");
      process.cwd = () => dir;
      expect((await validate(YAML_DOCUMENT)).operations).toBe(1);
    } finally {
      process.cwd = before;
      await rm(dir, { recursive: true });
    }
  });
});
