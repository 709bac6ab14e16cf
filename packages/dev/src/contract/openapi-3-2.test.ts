import { join, resolve } from "node:path";
import { generateClient } from "@calloff/codegen";
import { allRows, hasFailed, loadGenerated, type Row } from "@calloff/contract/internal";
import { type JsonObject, lowerTo31, parseDocument, validateDocument } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import { openStaging } from "../workspace/staging.ts";

/** A client of a document of OpenAPI 3.2, made and held to it the whole way. */
async function contractRows(paths: JsonObject): Promise<Row[]> {
  const text = JSON.stringify({
    openapi: "3.2.0",
    info: { title: "Cube", version: "1" },
    servers: [{ url: "https://cube.example/v1" }],
    paths,
  });
  const parsed = parseDocument(text, { file: "openapi.json" });
  await validateDocument(parsed);
  const document = parsed.value;
  lowerTo31(document);
  const files = await generateClient("cube", document);
  await using staging = await openStaging(resolve(import.meta.dirname, "../.."));
  const subject = await loadGenerated({ provider: "cube", document, files }, join(staging.folder, "built"));
  return await allRows(subject);
}

const json = (schema: JsonObject): JsonObject => ({ content: { "application/json": { schema } } });

test("operations of all methods are called, without Prism where that knows no such method", async () => {
  const found = { type: "array", items: { type: "string" } };
  const rows = await contractRows({
    "/files/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
      get: { responses: { "200": json(found) } },
      query: {
        requestBody: {
          ...json({ type: "object", properties: { text: { type: "string" } }, required: ["text"] }),
          required: true,
        },
        responses: { "200": json(found) },
      },
      additionalOperations: {
        COPY: {
          parameters: [{ name: "to", in: "query", required: true, schema: { type: "string" } }],
          responses: { "204": {} },
        },
        CONNECT: { responses: { "200": {} } },
        HOP: { responses: { "200": {} } },
      },
    },
  });
  expect(rows.filter(hasFailed)).toEqual([]);
  const told = rows.map(({ operation, gets, skipped, withoutPrism }) => [
    operation,
    gets,
    skipped ?? withoutPrism,
  ]);
  expect(told).toEqual([
    ["GET /files/{id}", "full", undefined],
    ["GET /files/{id}", "minimal", undefined],
    ["GET /files/{id}", "empty", undefined],
    ["QUERY /files/{id}", "full", "Prism does not start: it knows no QUERY"],
    ["QUERY /files/{id}", "minimal", "Prism does not start: it knows no QUERY"],
    ["QUERY /files/{id}", "empty", "Prism does not start: it knows no QUERY"],
    ["COPY /files/{id}", "full", "Prism does not start: it knows no COPY"],
    ["CONNECT /files/{id}", "full", "fetch does not send CONNECT"],
    ["HOP /files/{id}", "full", "Node's servers take no HOP"],
  ]);
});
