/** Any value that JSON can write. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;
/** A JSON object, such as a whole OpenAPI document. What stands under a key is not known before it is looked at. */
export interface JsonObject {
  /** The value of one property. */
  [key: string]: JsonValue;
}

/** Tells a JSON object from a list, `null` and plain values. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The way from the root of a document to a value in it: keys of objects, and indexes of lists counted from 0. */
export type JsonPath = readonly (string | number)[];

/** JSON that is the same for objects whose keys stand in another order. */
export function canonicalText(value: JsonValue): string {
  return JSON.stringify(value, (_key, part: JsonValue) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
