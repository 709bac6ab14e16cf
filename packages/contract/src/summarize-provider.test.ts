import type { JsonObject } from "@calloff/openapi";
import { expect, test } from "vitest";
import type { Row } from "./row.ts";
import type { BuiltClient, Subject } from "./subject.ts";
import { summarizeProvider } from "./summarize-provider.ts";

const subject: Subject = {
  provider: "acme",
  document: {
    openapi: "3.1.0",
    paths: {
      "/jobs": { get: { responses: {} }, post: { responses: {} } },
      "/jobs/{id}": { delete: { "x-calloff-origin": { from: "overlay", source: "acme" }, responses: {} } },
    },
  },
  descriptor: { name: "acme", baseUrl: "https://acme.example" } as Subject["descriptor"],
  create: () => ({}) as BuiltClient,
};

function row(operation: string, more: Partial<Row> = {}): Row {
  return {
    ...{ provider: "acme", operation, documented: "200", status: 200, origin: "vendor", via: "client" },
    ...{ sends: "everything", gets: "full", request: [], response: [] },
    ...more,
  };
}

test("an operation is tested when it was called and every call passed", () => {
  const rows = [
    row("GET /jobs"),
    row("POST /jobs"),
    row("POST /jobs", { response: ["no JSON"] }),
    row("DELETE /jobs/{id}", { skipped: "no sample" }),
    row("DELETE /jobs/{id}", { skipped: "no sample" }),
  ];
  const schema = 'export interface paths { "/jobs": { get: operations["list"]; put?: never } }';
  const origin = { schema, retrieved: "2026-11-22", sha256: "ab", leftOut: ["PUT /jobs"] };
  expect(summarizeProvider(subject, rows, origin)).toEqual({
    ...{ provider: "acme", operations: 3, leftOut: ["PUT /jobs"], ours: 1, typed: 1, tested: 1 },
    ...{ skipped: { "no sample": 2 }, rows: 3, failed: 1, retrieved: "2026-11-22", sha256: "ab" },
  });
});

test("the operations of several kinds of job are counted like all others", () => {
  const cancel = (kind: string): JsonObject => ({ "x-calloff-job": { kind, role: "cancel" }, responses: {} });
  const document = {
    openapi: "3.1.0",
    paths: { "/batches/{id}": { delete: cancel("batch") }, "/runs/{id}": { delete: cancel("run") } },
  };
  const rows = [
    row("DELETE /batches/{id}", { via: "cancel" }),
    row("DELETE /runs/{id}", { via: "cancel", request: ["its path is /batches/1, not /runs/{id}"] }),
  ];
  const origin = { schema: "", retrieved: "2026-11-22", sha256: "ab" };
  expect(summarizeProvider({ ...subject, document }, rows, origin)).toMatchObject({
    ...{ provider: "acme", operations: 2, tested: 1, rows: 2, failed: 1 },
  });
});
