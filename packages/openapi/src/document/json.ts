/** Any value that JSON can write. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;
/** A JSON object, such as a whole OpenAPI document. Check the type of a value before you use it. */
export interface JsonObject {
  /** The value of one property. */
  [key: string]: JsonValue;
}

/** Whether a value is a JSON object, and not a list, `null` or a plain value. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object that a value is; an empty one for anything else. */
export function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** The list that a value is; an empty one for anything else. */
export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

/** Undefined for a text that is no JSON. */
export function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** Gives an object a key of its own: one called `__proto__` is a key like any other. */
export function defineKey(object: JsonObject, key: string, value: JsonValue): void {
  Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
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

/** Marks that turn the direction of text around, so that code reads otherwise than it runs, and line ends of old JavaScript. */
const DECEPTIVE = /[\p{Bidi_Control}\p{Zl}\p{Zp}]/gu;

/** A JSON value as a TypeScript expression that evaluates to just that value. */
export function literal(value: unknown): string {
  return JSON.stringify(value)
    .replace(DECEPTIVE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll('"__proto__":', '["__proto__"]:');
}
