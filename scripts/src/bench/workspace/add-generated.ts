import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { vendorDocument } from "@calloff/dev/internal";
import type { JsonObject } from "@calloff/openapi/internal";
import { generatedDocument, generatedName } from "./generated-document.ts";

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
