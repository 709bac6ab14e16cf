import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseFragment,
  valueAt,
} from "@calloff/openapi/internal";
import { type Place, placesOf } from "./places.ts";

/** The places that refer to a component, as in `#/components/schemas/Job`. */
export function usesOf(document: JsonObject, reference: string): Place[] {
  return KINDS.flatMap((kind) => placesOf(document, kind)).filter(({ value }) => value["$ref"] === reference);
}

const KINDS = ["parameter", "request-body", "response", "header", "schema"] as const;

/** Calls `see` with every object of the document, what is data among them. */
export function eachObject(value: JsonValue, see: (object: JsonObject) => void): void {
  if (isJsonObject(value)) see(value);
  if (typeof value !== "object" || value === null) return;
  for (const part of Object.values(value)) eachObject(part, see);
}

/** Whether what stands at `reference` comes, through references, to itself. */
export function isRecursive(document: JsonObject, reference: string): boolean {
  const seen = new Set<string>();
  const reaches = (value: JsonValue): boolean => {
    let found = false;
    eachObject(value, ({ $ref: next }) => {
      if (typeof next !== "string" || found) return;
      if (next === reference) found = true;
      else if (!seen.has(next)) {
        seen.add(next);
        found = reaches(targetOf(document, next) ?? null);
      }
    });
    return found;
  };
  return reaches(targetOf(document, reference) ?? null);
}

/** The component that a reference names. */
export function targetOf(document: JsonObject, reference: string): JsonObject | undefined {
  const target = valueAt(document, parseFragment(reference) ?? []);
  return isJsonObject(target) ? target : undefined;
}
