import type { JsonObject } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { renderOverlay } from "./render-overlay.ts";

test("operations are named by where OpenAPI has them, whatever their method", () => {
  const operation = {
    parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
    responses: { "204": { description: "Gone" } },
  };
  const document: JsonObject = {
    openapi: "3.2.0",
    paths: {
      "/jobs/{id}": { query: operation, additionalOperations: { STOP: operation, "M-SEARCH": operation } },
    },
  };
  const text = renderOverlay(document, {
    ...{ identifier: "Acme", server: undefined, credentials: {}, status: undefined },
    cancel: { operation: "STOP /jobs/{id}", answers: {} },
    without: ["QUERY /jobs/{id}", "M-SEARCH /jobs/{id}"],
  });
  const { actions } = parse(text) as { actions: { target: string }[] };
  expect(actions.map(({ target }) => target)).toEqual([
    "$.info",
    "$.paths['/jobs/{id}'].additionalOperations['STOP']",
    "$.paths['/jobs/{id}'].query",
    "$.paths['/jobs/{id}'].additionalOperations['M-SEARCH']",
  ]);
});
