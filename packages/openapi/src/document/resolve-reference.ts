import { UserError } from "../user-error.ts";
import { isJsonObject, type JsonObject, type JsonValue, objectOf } from "./json.ts";
import { parseFragment, valueAt } from "./pointer.ts";

/** What a reference arrives at, or why it does not. */
type Resolved =
  | { readonly value: JsonValue; readonly fault?: undefined; readonly way?: undefined }
  | {
      readonly value?: undefined;
      readonly fault: "leads nowhere" | "leads back to itself" | "takes more than 100 steps";
      /** The references that were followed, as written, and the values with the next ones. */
      readonly way: ReadonlyMap<string, JsonValue>;
    };

/** Each reference of a chain is followed to its end, which takes the square of its length. */
const MAX_STEPS = 100;

/** Follows a reference that begins with `#`, and those it leads to, within the document. */
export function resolveReference(root: JsonObject, reference: string): Resolved {
  const way = new Map<string, JsonValue>();
  for (let next = reference; !way.has(next); ) {
    if (way.size === MAX_STEPS) return { fault: "takes more than 100 steps", way };
    const keys = parseFragment(next);
    const value = keys && valueAt(root, keys);
    if (value === undefined) return { fault: "leads nowhere", way };
    way.set(next, value);
    const further = isJsonObject(value) && Object.hasOwn(value, "$ref") ? value["$ref"] : undefined;
    if (typeof further !== "string" || !/^#(?:\/|$)/.test(further)) return { value };
    next = further;
  }
  return { fault: "leads back to itself", way };
}

/**
 * The object that a value stands for: itself, or what its `$ref` leads to.
 *
 * @throws UserError when it leads nowhere, in a circle, or to something that is no object
 */
export function dereference(document: JsonObject, value: JsonValue | undefined): JsonObject {
  const { $ref: reference } = objectOf(value);
  if (typeof reference !== "string") return requireObject(value);
  const resolved = resolveReference(document, reference);
  if (resolved.fault !== undefined) throw new UserError(`the reference ${reference} ${resolved.fault}.`);
  return requireObject(resolved.value);
}

function requireObject(value: JsonValue | undefined): JsonObject {
  if (isJsonObject(value)) return value;
  throw new UserError("expected an object, or a reference to one, in the document.");
}
