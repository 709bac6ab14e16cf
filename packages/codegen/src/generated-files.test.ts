import { runInNewContext } from "node:vm";
import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { generateProvider } from "./generate-client.ts";
import { refuseCode } from "./openapi-types.ts";
import { readProviderModel } from "./provider-model.ts";
import { smallDocument, smallOperation } from "./small-document.ts";

const generate = (document: JsonObject): Promise<Map<string, string>> =>
  generateProvider(readProviderModel("acme", document), document);

/** Runs a generated file as a module, with nothing around it, and gives its exports and what it did to the world. */
function run(source: string): { exports: Record<string, unknown>; world: object } {
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const exports: Record<string, unknown> = {};
  const world = { exports, require: () => ({}) };
  runInNewContext(outputText, world);
  return { exports: JSON.parse(JSON.stringify(exports)) as Record<string, unknown>, world };
}

const ATTACKS = [
  "*/ globalThis.canary = 1; /*",
  "`${globalThis.canary = 1}`",
  '"; globalThis.canary = 1; //',
  "'; globalThis.canary = 1; //",
  "line\n globalThis.canary = 1\n\r\u2028globalThis.canary = 1",
  "\\",
  "__proto__",
  "constructor",
  "../../../etc/passwd",
  "\u202e evil",
  "</script>",
  "]: never } globalThis.canary = 1; export interface x { y: [",
];

/** A document with this text wherever the text of a document can stand. */
function hostile(text: string): JsonObject {
  const document = smallDocument();
  const own = (value: JsonValue): JsonObject => Object.fromEntries([[text, value]]);
  const schema: JsonObject = {
    title: text,
    description: text,
    type: "object",
    required: [text],
    properties: own({ type: "string", description: text, enum: [text], default: text, example: text }),
    patternProperties: own({ type: "string", const: text }),
  };
  const operation = smallOperation();
  return {
    ...document,
    info: { ...(document["info"] as JsonObject), title: text, description: text },
    tags: [{ name: text, description: text }],
    paths: {
      "/jobs/{id}": {
        summary: text,
        description: text,
        delete: {
          ...operation,
          operationId: text,
          summary: text,
          description: text,
          tags: [text],
          deprecated: true,
          responses: {
            "200": {
              description: text,
              headers: own({ schema }),
              content: { "application/json": { schema }, ...own({ schema }) },
            },
            "404": { description: text },
          },
        },
      },
      [`/${text}`]: { get: { operationId: `${text}2`, responses: { "200": { description: text } } } },
    },
    components: {
      ...(document["components"] as JsonObject),
      schemas: own(schema),
      parameters: own({ name: text, in: "query", schema }),
    },
  };
}

test("a document that openapi-typescript cannot read is refused in one line", async () => {
  const { paths } = smallDocument();
  const document = {
    ...smallDocument(),
    paths: {
      ...(paths as JsonObject),
      "/all": {
        get: {
          responses: { 200: { description: "", content: { "application/json": { schema: { $ref: "#" } } } } },
        },
      },
    },
  };
  await expect(generate(document)).rejects.toThrow(
    /^acme: openapi-typescript cannot read the document: [^\n]+$/,
  );
});

describe("text from a document never becomes code", () => {
  test.each(ATTACKS)("%j", async (text) => {
    const files = await generate(hostile(text));
    const { exports, world } = run(files.get("descriptor.ts") ?? "");
    expect(exports).toEqual({
      descriptor: {
        name: "acme",
        baseUrl: "https://api.acme.example/v1",
        credential: { header: "X-Key", prefix: "", env: "ACME_KEY" },
        cancel: {
          method: "DELETE",
          path: "/jobs/{id}",
          id: { name: "id", kind: "string" },
          answers: { "200": "canceled", "404": "not-found" },
        },
      },
    });
    expect(Object.keys(world)).toEqual(["exports", "require"]);
    expect(run(files.get("index.ts") ?? "").world).not.toHaveProperty("canary");
    // Types only: it throws where anything else stands.
    expect(() => refuseCode(files.get("schema.ts") ?? "", "acme")).not.toThrow();
    expect(JSON.parse(files.get("openapi.json") ?? "")).toEqual(hostile(text));
    expect([...files.keys()]).toEqual(["descriptor.ts", "index.ts", "openapi.json", "schema.ts"]);
  });

  test.each([
    "export const x = 1;",
    "export interface a {}\nglobalThis.canary = 1;",
    "export interface a {",
    "import 'x';",
  ])("the guard sees %j", (source) => {
    expect(() => refuseCode(source, "acme")).toThrow("acme: text in the document would become code");
  });
});

test("the same document gives the same bytes", async () => {
  const [first, second] = [await generate(smallDocument()), await generate(smallDocument())];
  expect([...first]).toEqual([...second]);
});

test("every source file says that it is generated", async () => {
  const files = await generate(smallDocument());
  for (const [name, content] of files) {
    if (name.endsWith(".ts"))
      expect(content).toMatch(/^\/\/ Generated from an OpenAPI document\. Edits are overwritten\.\n/);
  }
});

test("a provider without cancel exports none", async () => {
  const { "x-calloff-job": _, ...operation } = smallOperation();
  const files = await generate({ ...smallDocument(), paths: { "/jobs/{id}": { get: operation } } });
  expect(files.get("index.ts")).toContain("createProvider(descriptor, options)");
  expect(files.get("index.ts")).not.toContain("Cancelable");
  expect(run(files.get("descriptor.ts") ?? "").exports["descriptor"]).not.toHaveProperty("cancel");
});
