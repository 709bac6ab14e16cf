import { isJsonObject, type JsonObject, type JsonValue } from "../document/json.ts";
import { Failure } from "../failure.ts";

/**
 * The object that a value stands for: itself, or what its `$ref` leads to.
 *
 * @throws Failure when it leads nowhere, in a circle, or to something that is no object
 */
export function dereference(document: JsonObject, value: JsonValue | undefined): JsonObject {
  let current = value;
  for (let steps = 0; steps < 32; steps += 1) {
    if (!isJsonObject(current))
      throw new Failure("expected an object or a reference to one in the document.");
    const { $ref: reference } = current;
    if (typeof reference !== "string") return current;
    current = follow(document, reference);
  }
  throw new Failure("a reference in the document leads in a circle.");
}

function follow(document: JsonObject, reference: string): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const token of reference.replace(/^#/, "").split("/").slice(1)) {
    const key = decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
    value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  if (value === undefined) throw new Failure(`the reference ${reference} leads nowhere in the document.`);
  return value;
}
