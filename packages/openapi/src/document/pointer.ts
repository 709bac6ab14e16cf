import { isJsonObject, type JsonPath, type JsonValue } from "./json.ts";

/** Writes a key as a token of a JSON Pointer (RFC 6901, section 3): `/` becomes `~1`, and `~` becomes `~0`. */
export function escapeKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Reads a token of a JSON Pointer: the key that `escapeKey` was given. */
export function unescapeKey(token: string): string {
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}

/**
 * Writes a path as a JSON Pointer (RFC 6901).
 *
 * @example
 * toPointer(["paths", "/jobs", "get"]); // "/paths/~1jobs/get"
 */
export function toPointer(path: JsonPath): string {
  return path.map((key) => `/${escapeKey(String(key))}`).join("");
}

/** The keys of a JSON Pointer; indexes of lists stay text, since the pointer does not say what is a list. */
export function parsePointer(pointer: string): string[] {
  return pointer.split("/").slice(1).map(unescapeKey);
}

/**
 * The keys of a reference within the document: a JSON Pointer in a URL fragment (RFC 6901, section 6).
 *
 * @returns undefined when it is not one, as in `other.yaml` or `#Job`
 */
export function parseFragment(reference: string): string[] | undefined {
  if (!reference.startsWith("#")) return undefined;
  try {
    const pointer = decodeURIComponent(reference.slice(1));
    return pointer === "" || pointer.startsWith("/") ? parsePointer(pointer) : undefined;
  } catch {
    return undefined;
  }
}

/** The value that a path leads to; undefined where it leads nowhere. References on the way are not followed. */
export function valueAt(root: JsonValue, path: JsonPath): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const key of path) value = value === undefined ? undefined : childValue(value, key);
  return value;
}

/** The value under a key of an object, or an index of a list. */
export function childValue(holder: JsonValue, key: string | number): JsonValue | undefined {
  if (Array.isArray(holder)) return /^(?:0|[1-9]\d*)$/.test(String(key)) ? holder[Number(key)] : undefined;
  return isJsonObject(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
}
