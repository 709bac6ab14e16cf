import type { JsonObject } from "@calloff/openapi/internal";

/** A small valid document with one operation, and these top-level fields in place of its own. */
export function acme(changes: JsonObject = {}): JsonObject {
  return {
    openapi: "3.1.0",
    info: { title: "Acme", version: "1" },
    servers: [{ url: "https://api.acme.example/v1" }],
    paths: { "/jobs": { get: { responses: answer() } } },
    ...changes,
  };
}

/** The same document with this operation in place of its own, and these components. */
export function getting(operation: JsonObject, components?: JsonObject): JsonObject {
  return acme({ paths: { "/jobs": { get: operation } }, ...(components && { components }) });
}

/** The responses of an operation: a 200 with this schema. */
export function answer(schema: JsonObject = { type: "object" }): JsonObject {
  return { "200": { description: "The job", content: { "application/json": { schema } } } };
}

/** The same document with this schema as the answer, and these schemas to refer to. */
export function answering(schema: JsonObject, schemas: JsonObject = {}): JsonObject {
  return getting({ responses: answer(schema) }, { schemas });
}

/** An object in which this key is a key like any other, `__proto__` too. */
export function keyed(...entries: readonly (readonly [string, JsonObject[string]])[]): JsonObject {
  return Object.fromEntries(entries);
}
