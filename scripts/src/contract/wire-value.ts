import { dereference } from "../codegen/reference.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../document/json.ts";

/** A text from a URL, a header or a form as the type that its schema names; as it is where that type does not fit. */
export function typedValue(
  document: JsonObject,
  schema: JsonValue | undefined,
  texts: readonly string[],
): unknown {
  const types = typesOf(document, schema);
  if (types.includes("array")) {
    const { items } = isJsonObject(schema) ? dereference(document, schema) : {};
    return texts.map((text) => typedValue(document, items, [text]));
  }
  const [text = "", ...more] = texts;
  if (more.length > 0) return texts;
  if (types.includes("integer") || types.includes("number")) {
    if (/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return Number(text);
  }
  if (types.includes("boolean") && /^(true|false)$/.test(text)) return text === "true";
  return text;
}

function typesOf(document: JsonObject, schema: JsonValue | undefined): JsonValue[] {
  if (!isJsonObject(schema)) return [];
  const { type, allOf, anyOf, oneOf } = dereference(document, schema);
  const parts = [allOf, anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const own = Array.isArray(type) ? type : type === undefined ? [] : [type];
  return [...own, ...parts.flatMap((part) => typesOf(document, part))];
}
