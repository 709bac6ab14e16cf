import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readProviderModel, smallDocument, smallOperation } from "@calloff/codegen/internal";
import type { JsonObject } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import { type DocumentedProvider, readDocumentedProviders } from "./documented-provider.ts";
import { refreshVendors } from "./readme-vendors.ts";
import { type CellStyle, vendorMatrix } from "./vendor-matrix.ts";

const PLAIN: CellStyle = {
  code: (text) => text,
  state: (state) => state,
  vendor: ({ model }) => model.identifier,
  link: (text) => text,
};

/** A vendor's row or rows, cell by cell. */
function rowsOf(providers: readonly DocumentedProvider[]): string[][] {
  const lines = vendorMatrix(providers, PLAIN).trimEnd().split("\n").slice(2);
  return lines.map((line) => line.slice(2, -2).split(" | "));
}

function provider(name: string, paths: JsonObject, change: Partial<DocumentedProvider["facts"]> = {}) {
  const document = { ...smallDocument(), paths };
  const info = { title: name, version: "1", "x-calloff-provider": { name } };
  const model = readProviderModel(name.toLowerCase(), { ...document, info });
  const source = { retrieved: "2026-11-29", openapi: "3.1.0", sha256: "f00", page: null };
  const facts = { name: model.name, document: source, answers: {}, ...change };
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
      document: {
        retrieved: "2026-11-29",
        openapi: "3.1.0",
        sha256: "f00",
        page: null,
        written: true,
      },
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
    [
      "Acme",
      "",
      "id",
      "ACME_KEY",
      "canceled",
      "yes",
      "409 already-finished",
      "no",
      "the vendor's, 2026-11-29",
      "its document",
    ],
    ["Bare", "no cancel", "", "ACME_KEY", "", "", "", "", "the vendor's, 2026-11-29", ""],
    [
      "Zeta",
      "batch",
      "id",
      "ACME_KEY",
      "canceling",
      "no",
      "loses its result, so it is asked first and nothing is sent",
      "not that it was canceled",
      "ours, 2026-11-29",
      "its code or prose",
    ],
    [
      "Zeta",
      "run",
      "id",
      "ACME_KEY",
      "canceled or canceling",
      "at times",
      "400 not-cancelable",
      "no",
      "ours, 2026-11-29",
      "others too",
    ],
  ]);
});

test("the README's table is as it is made; npm run settle writes it", async () => {
  const root = resolve(import.meta.dirname, "../../..");
  const readme = readFileSync(join(root, "README.md"), "utf8");
  expect(readme).toBe(refreshVendors(readme, await readDocumentedProviders(join(root, "specs"))));
});

test("a README without the place for the table is refused", () => {
  expect(() => refreshVendors("# Calloff\n", [])).toThrow(/needs the lines <!-- vendors:start -->/);
});
