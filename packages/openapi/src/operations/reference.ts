import { isJsonObject, type JsonObject, type JsonValue } from "../document/json.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import { UserError } from "../user-error.ts";

/**
 * The object that a value stands for: itself, or what its `$ref` leads to.
 *
 * @throws UserError when it leads nowhere, in a circle, or to something that is no object
 */
export function dereference(document: JsonObject, value: JsonValue | undefined): JsonObject {
  const reference = isJsonObject(value) ? value["$ref"] : undefined;
  if (typeof reference !== "string") return requireObject(value);
  const resolved = resolveReference(document, reference);
  if (resolved.fault !== undefined) throw new UserError(`the reference ${reference} ${resolved.fault}.`);
  return requireObject(resolved.value);
}

function requireObject(value: JsonValue | undefined): JsonObject {
  if (isJsonObject(value)) return value;
  throw new UserError("expected an object, or a reference to one, in the document.");
}
