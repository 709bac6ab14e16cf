import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import { expect } from "vitest";
import type { Bump } from "../change.ts";
import { compareDocuments } from "../compare-documents.ts";

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
          responses: answers({ type: "object", properties: { id: { type: "string" } } }),
          ...operation,
        },
      },
    },
    components: { schemas },
  };
}

export function withAlias(requestBody: JsonObject): JsonObject {
  const document = documentWith({ requestBody });
  const Original = body({ type: "object", properties: { a: { type: "string" } } });
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
  const variant: JsonObject = {
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string" } },
  };
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
      properties: { species: { type: "string" }, name: { type: "string" } },
      ...more,
    },
    Cat: { allOf: [{ $ref: "#/components/schemas/Animal" }, { type: "object", properties: {} }] },
  };
}
