import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { vendorDocument } from "@calloff/dev/internal";
import type { JsonObject } from "@calloff/openapi/internal";

/** Vendors the nth made-up document in the workspace, as `npm run vendor` does, and writes its overlay. */
export async function addGenerated(root: string, n: number): Promise<void> {
  await vendorGenerated(root, n, generatedDocument(n));
  const overlay = {
    overlay: "1.0.0",
    info: { title: `Made up ${n}`, version: "1" },
    actions: [
      {
        target: "$.info",
        description: "The name that identifiers are made of.",
        "x-calloff-source": "the benchmark",
        update: { "x-calloff-provider": { name: `MadeUp${n}` } },
      },
    ],
  };
  await writeFile(join(root, "specs", generatedName(n), "overlay.yaml"), JSON.stringify(overlay));
}

/** What the vendor would do: one operation more. */
export async function editGenerated(root: string, n: number): Promise<void> {
  const document = generatedDocument(n);
  const news = { get: { operationId: "news", responses: { "200": { description: "News" } } } };
  const paths = { ...(document["paths"] as JsonObject), "/news": news };
  await vendorGenerated(root, n, { ...document, paths });
}

async function vendorGenerated(root: string, n: number, document: JsonObject): Promise<void> {
  const sources = join(root, "..", "sources");
  await mkdir(sources, { recursive: true });
  const from = join(sources, `${generatedName(n)}.json`);
  await writeFile(from, JSON.stringify(document, null, 2));
  await vendorDocument({ provider: generatedName(n), from: [{ from }] }, join(root, "specs"));
}

const THINGS = ["job", "image", "video", "model", "invoice", "team", "upload", "webhook"] as const;

/** The name of the nth provider that is made up. */
export function generatedName(n: number): string {
  return `made-up-${String(n).padStart(3, "0")}`;
}

/** A small document of our own: from two operations to ten, on things that vary with the number. */
function generatedDocument(n: number): JsonObject {
  const things = THINGS.filter((_, i) => (n + i) % 3 !== 0).slice(0, 1 + (n % 5));
  const schemas = Object.fromEntries(things.map((thing) => [thing, schemaOf(thing, n)]));
  return {
    openapi: n % 2 === 0 ? "3.0.3" : "3.1.0",
    info: { title: `Made up ${n}`, version: "1" },
    servers: [{ url: `https://api-${n}.example/v1` }],
    paths: Object.assign({}, ...things.map(pathsOf)) as JsonObject,
    components: { schemas },
  };
}

function pathsOf(thing: string): JsonObject {
  const schema = { $ref: `#/components/schemas/${thing}` };
  const list = { type: "array", items: schema };
  const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
  return {
    [`/${thing}s`]: { get: { operationId: `list-${thing}s`, responses: answer(list) } },
    [`/${thing}s/{id}`]: {
      get: { operationId: `get-${thing}`, parameters: [id], responses: answer(schema) },
    },
  };
}

function answer(schema: JsonObject): JsonObject {
  return {
    "200": { description: "Found", content: { "application/json": { schema } } },
    "404": { description: "Unknown" },
  };
}

function schemaOf(thing: string, n: number): JsonObject {
  const names = Array.from({ length: 2 + (n % 7) }, (_, i) => `${thing}_${i}`);
  return {
    type: "object",
    required: ["id"],
    properties: {
      id: { type: "string" },
      state: { type: "string", enum: ["waiting", "running", "done"] },
      ...Object.fromEntries(names.map((name, i) => [name, { type: i % 2 === 0 ? "string" : "integer" }])),
    },
  };
}
