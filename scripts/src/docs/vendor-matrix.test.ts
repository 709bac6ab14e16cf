import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readProviderModel, smallDocument, smallOperation } from "@calloff/codegen/internal";
import type { JsonObject } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import { type DocumentedProvider, readDocumentedProviders } from "./documented-provider.ts";
import { overviewPicture } from "./overview-picture.ts";
import { refreshVendors } from "./readme-vendors.ts";
import { type CellStyle, vendorMatrix } from "./vendor-matrix.ts";

const PLAIN: CellStyle = {
  code: (text) => text,
  state: (state) => state,
  vendor: ({ model }) => model.identifier,
  link: (text) => text,
};

/** A vendor's row or rows. */
function rowsOf(providers: readonly DocumentedProvider[]): string[] {
  return vendorMatrix(providers, PLAIN).trimEnd().split("\n").slice(2);
}

const SOURCE = { retrieved: "2026-11-29", openapi: "3.1.0", sha256: "f00", page: null };

function provider(name: string, paths: JsonObject, change: Partial<DocumentedProvider["facts"]> = {}) {
  const document = { ...smallDocument(), paths };
  const info = { title: name, version: "1", "x-calloff-provider": { name } };
  const model = readProviderModel(name.toLowerCase(), { ...document, info });
  const facts = { name: model.name, document: SOURCE, answers: {}, ...change };
  return { model, facts, operations: [] } satisfies DocumentedProvider;
}

const cancel = (fields: JsonObject): JsonObject => ({
  ...smallOperation(),
  "x-calloff-job": { role: "cancel", id: "id", answers: { 200: "canceling" }, ...fields },
});
const known = { why: "w", source: "s" };

test("vendors stand by name, each kind of job in a row, with how much its answers say", () => {
  const status = {
    ...smallOperation(),
    "x-calloff-job": {
      kind: "batch",
      role: "status",
      id: "id",
      state: { at: "/s", values: { a: "ended" }, lacks: ["canceled"] },
    },
  };
  const zeta = provider(
    "Zeta",
    {
      "/batches/{id}": { delete: cancel({ kind: "batch", whenFinished: "destroys-result" }), get: status },
      "/runs/{id}": { delete: cancel({ kind: "run" }) },
    },
    {
      document: { ...SOURCE, written: true },
      kinds: {
        batch: { 200: { meaning: "canceling", ...known, certainty: "vendor" } },
        run: {
          200: {
            meaning: { at: "/s", values: { gone: "canceled" }, otherwise: "canceling" },
            ...known,
            certainty: "document",
          },
          400: { meaning: "not-cancelable", ...known, certainty: "secondary" },
        },
      },
    },
  );
  const acme = provider(
    "Acme",
    { "/jobs/{id}": { delete: smallOperation() } },
    {
      answers: {
        200: { meaning: "canceled", ...known },
        409: { meaning: "already-finished", ...known },
      },
    },
  );
  const bare = provider("Bare", { "/jobs": { get: { responses: { 200: { description: "" } } } } });
  expect(rowsOf([zeta, bare, acme])).toEqual([
    "| Acme |  | id | ACME_KEY | canceled | yes | 409 already-finished | no | the vendor's, 2026-11-29 | the document |",
    "| Bare | no cancel |  | ACME_KEY |  |  |  |  | the vendor's, 2026-11-29 |  |",
    "| Zeta | batch | id | ACME_KEY | canceling | no | result would be lost: Calloff reads the status first | only that it ended | written by us, 2026-11-29 | the vendor's code or prose |",
    "| Zeta | run | id | ACME_KEY | canceled or canceling | at times | 400 not-cancelable | no | written by us, 2026-11-29 | others' code or prose too |",
  ]);
});

test("where the body alone decides, whatever the status, its states are those of a yes", () => {
  const byBody = {
    at: "/status",
    values: { OK: "canceling", DONE: "already-finished", NONE: "not-found" },
    otherwise: "http",
  } as const;
  const acme = provider(
    "Acme",
    { "/jobs/{id}": { delete: smallOperation() } },
    { answers: { default: { meaning: byBody, ...known } } },
  );
  expect(rowsOf([acme])[0]?.split(" | ")[4]).toBe("canceling or already-finished");
});

test("the README's table and picture are as they are made; npm run settle writes them", async () => {
  const root = resolve(import.meta.dirname, "../../..");
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const providers = await readDocumentedProviders(join(root, "specs"));
  expect(readme).toBe(refreshVendors(readme, providers));
  expect(readFileSync(join(root, "docs/overview.svg"), "utf8")).toBe(overviewPicture(providers));
});

test("the picture counts vendors and kinds of job, and names those that people know", () => {
  const paths = {
    "/batches/{id}": { delete: cancel({ kind: "batch" }) },
    "/runs/{id}": { delete: cancel({ kind: "run" }) },
  };
  const picture = overviewPicture([
    provider("OpenAI", paths),
    provider("Zeta", { "/jobs/{id}": { delete: smallOperation() } }),
  ]);
  expect(picture).toContain(">2 vendors<");
  expect(picture).toContain(">3 kinds of job<");
  expect(picture).toContain(">@calloff/openai<");
  expect(picture).toContain(">and 1 more<");
});

test("a README without the place for the table is refused", () => {
  expect(() => refreshVendors("# Calloff\n", [])).toThrow(/needs the lines <!-- vendors:start -->/);
});
