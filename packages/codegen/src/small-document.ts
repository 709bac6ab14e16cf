// For tests: the smallest document with a cancel operation, and what an overlay adds to it.
import type { JsonObject } from "@calloff/openapi/internal";

export function smallDocument(): JsonObject {
  return {
    openapi: "3.1.0",
    info: { title: "Acme", version: "1", "x-calloff-provider": { name: "Acme" } },
    servers: [{ url: "https://api.acme.example/v1/" }],
    security: [{ key: [] }],
    paths: { "/jobs/{id}": { delete: smallOperation() } },
    components: {
      securitySchemes: {
        key: { type: "apiKey", in: "header", name: "X-Key", "x-calloff-credential": { env: "ACME_KEY" } },
      },
    },
  };
}

export function smallOperation(): JsonObject {
  return {
    security: [{ key: [] }],
    parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
    responses: {
      "200": { description: "", content: { "application/json": { schema: { type: "object" } } } },
      "404": { description: "" },
    },
    "x-calloff-job": { role: "cancel", id: "id", answers: { "200": "canceled" } },
  };
}

export function smallStatus(): JsonObject {
  return {
    ...smallOperation(),
    "x-calloff-origin": { from: "overlay", source: "acme.example, status" },
    "x-calloff-job": {
      role: "status",
      id: "id",
      state: { at: "/status", values: { up: "running", done: "succeeded" } },
    },
  };
}
