import type { JsonValue } from "./json.ts";

/** JSON that is the same for objects whose keys stand in another order. */
export function canonicalText(value: JsonValue): string {
  return JSON.stringify(value, (_key, part: JsonValue) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
