import type { JsonValue } from "@calloff/openapi/internal";

export function isJsonType(mediaType: string): boolean {
  return /^application\/(?:[^;\s]+\+)?json$/i.test(essence(mediaType));
}

/** A media type without its parameters, in lower case. */
export function essence(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}

/** @returns undefined when the text is not JSON */
export function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
