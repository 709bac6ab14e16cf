import { stringify } from "yaml";
import type { JsonObject } from "../../document/json.ts";
import { parseDocument } from "../../document/parse-document.ts";
import { type DocumentFacts, validateDocument } from "../../validation/validate-document.ts";

/** The parameter in the path. */
export const ID: JsonObject = { name: "id", in: "path", required: true, schema: { type: "string" } };

/** A parameter that is the whole query string. */
export const WHOLE: JsonObject = { name: "q", in: "querystring", content: { "application/json": {} } };

export const answer = (content: JsonObject): JsonObject => ({ "200": { description: "A task", content } });

/** A small document of OpenAPI 3.2, with changes at its top, and of its one path item. */
export function cube(changes: JsonObject = {}, item: JsonObject = {}): JsonObject {
  return {
    openapi: "3.2.0",
    info: { title: "Cube", version: "1" },
    servers: [{ url: "https://cube.example" }],
    paths: {
      "/tasks/{id}": {
        get: {
          parameters: [ID],
          responses: answer({ "application/json": { schema: { type: "object" } } }),
        },
        ...item,
      },
    },
    ...changes,
  };
}

export const validate = (document: JsonObject): Promise<DocumentFacts> =>
  validateDocument(parseDocument(stringify(document), { file: "api.yaml" }));
