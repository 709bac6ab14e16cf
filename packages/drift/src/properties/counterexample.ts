import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import { expect } from "vitest";
import type { Bump } from "../change.ts";
import { compareDocuments } from "../compare-documents.ts";

export const TEXT: JsonObject = { type: "string" };

/** Two documents that a property was once wrong about, made small and judged by hand. */
export interface Counterexample {
  readonly name: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** What a user's code meets. */
  readonly bump: Bump;
}

/** Both layers have to say it, but for what no type shows. */
export async function expectBump({ before, after, bump }: Counterexample): Promise<void> {
  const { verdicts, changes } = await compareDocuments(before, after);
  expect(verdicts.walk, JSON.stringify(changes)).toBe(bump);
  expect(verdicts.compiler, JSON.stringify(changes)).toBe(bump === "patch" ? "none" : bump);
}

export function documentWith(operation: JsonObject, schemas: JsonObject = {}): JsonObject {
  return {
    openapi: "3.1.0",
    info: { title: "Jobs", version: "1" },
    servers: [{ url: "https://jobs.example" }],
    paths: {
      "/jobs": {
        post: {
          responses: answers(object({ id: TEXT })),
          ...operation,
        },
      },
    },
    components: { schemas },
  };
}

/** Of an operation that can be sent such a body. */
export function sending(schema: JsonValue, schemas?: JsonObject): JsonObject {
  return documentWith({ requestBody: body(schema) }, schemas);
}

/** Of an operation that answers so. */
export function giving(schema: JsonValue, schemas?: JsonObject): JsonObject {
  return documentWith({ responses: answers(schema) }, schemas);
}

export function object(properties: JsonObject, more: JsonObject = {}): JsonObject {
  return { type: "object", properties, ...more };
}

export function withAlias(requestBody: JsonObject): JsonObject {
  const document = documentWith({ requestBody });
  const Original = body(object({ a: TEXT }));
  return {
    ...document,
    components: { requestBodies: { Alias: { $ref: "#/components/requestBodies/Original" }, Original } },
  };
}

export function withSharedPath(operationId: string): JsonObject {
  return {
    ...documentWith({}),
    components: { pathItems: { Shared: { get: { operationId, responses: answers({}) } } } },
  };
}

export function body(schema: JsonValue): JsonObject {
  return { content: { "application/json": { schema } } };
}

/** What the client takes as text, whatever is said of it. */
export function text(schema: JsonValue): JsonObject {
  return { content: { "text/csv": { schema } } };
}

/** An answer in JSON, and in a media type that only comes to who asks for it. */
export function asked(schema: JsonValue): JsonObject {
  const content = { "application/json": { schema: { type: "object" } }, "text/csv": { schema } };
  return { "200": { description: "Done", content } };
}

/** An object of one of these kinds. */
export function kindOf(...kinds: string[]): JsonObject {
  return { type: "object", required: ["kind"], properties: { kind: { enum: kinds }, [`${kinds[0]}s`]: {} } };
}

/** An answer with a header that has one of these values. */
export function headed(values: string[]): JsonObject {
  return { "200": { description: "Done", headers: { "X-State": { schema: { enum: values } } } } };
}

export function answers(schema: JsonValue): JsonObject {
  return { "200": { description: "Done", content: { "application/json": { schema } } } };
}

export function jsonParameter(schema: JsonValue): JsonObject {
  return { name: "filter", in: "query", content: { "application/json": { schema } } };
}

export function union(mapping: JsonObject): JsonObject {
  const variant: JsonObject = object({ kind: TEXT }, { required: ["kind"] });
  const oneOf: JsonValue[] = [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }];
  return {
    A: variant,
    B: structuredClone(variant),
    Both: { oneOf, discriminator: { propertyName: "kind", mapping } },
  };
}

export function animals(more: JsonObject): JsonObject {
  return {
    Animal: {
      type: "object",
      required: ["species"],
      discriminator: { propertyName: "species" },
      properties: { species: TEXT, name: TEXT },
      ...more,
    },
    Cat: { allOf: [{ $ref: "#/components/schemas/Animal" }, object({})] },
  };
}
