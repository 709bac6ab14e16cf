import type { JsonObject } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import { exampleCalls } from "./example-calls.ts";

test("operations of every method are called, but for those that need the whole query", () => {
  const operation = { responses: { "204": { description: "" } } };
  const whole = {
    name: "q",
    in: "querystring",
    required: true,
    content: { "text/plain": { schema: { type: "string" } } },
  };
  const content = { "application/json": { schema: { type: "string", enum: ["a"] } } };
  const document: JsonObject = {
    openapi: "3.1.0",
    paths: {
      "/files": {
        get: { ...operation, parameters: [whole] },
        query: { ...operation, requestBody: { required: true, content } },
        COPY: operation,
      },
    },
  };
  expect(exampleCalls(document, undefined)).toEqual([
    'client.QUERY("/files", { body: "a" })',
    'client.request("COPY", "/files")',
  ]);
});
