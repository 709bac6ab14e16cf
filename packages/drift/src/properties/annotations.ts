import type { JsonObject } from "@calloff/openapi/internal";

/** What a schema says about a value to people and to generators, beside which values there are. */
const ANNOTATIONS = [
  "title",
  "description",
  "default",
  "deprecated",
  "readOnly",
  "writeOnly",
  "example",
  "examples",
  "externalDocs",
  "xml",
];

/** A schema in two: what it says about its values, and what it says besides. */
export function withoutAnnotations(schema: JsonObject): { shape: JsonObject; annotations: JsonObject } {
  const shape: JsonObject = {};
  const annotations: JsonObject = {};
  for (const [key, value] of Object.entries(schema)) {
    (ANNOTATIONS.includes(key) || key.startsWith("x-") ? annotations : shape)[key] = value;
  }
  return { shape, annotations };
}

/** Whether it says these things about its values, and nothing else. */
export function saysOnly(schema: JsonObject, ...keywords: readonly string[]): boolean {
  return Object.keys(withoutAnnotations(schema).shape).every((key) => keywords.includes(key));
}
