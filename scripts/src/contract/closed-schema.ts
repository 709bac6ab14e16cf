import { isJsonObject, type JsonObject, type JsonValue } from "../document/json.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import { type Direction, DOCUMENT_ID, jsonSchemaOf } from "./json-schema-of.ts";

/** A schema of a document as JSON Schema that stands alone: what it refers to comes along as `$defs`. */
export function closedSchema(document: JsonObject, schema: JsonObject, direction: Direction): JsonObject {
  const openapi = String(document["openapi"]);
  const names = new Map<string, string>();
  const led = (node: JsonValue): JsonValue => {
    if (Array.isArray(node)) return node.map(led);
    if (!isJsonObject(node)) return node;
    const { $ref: reference } = node;
    const rest = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, led(value)]));
    if (typeof reference !== "string") return rest;
    const target = reference.slice(DOCUMENT_ID.length);
    const name = names.get(target) ?? `d${names.size}`;
    names.set(target, name);
    return { ...rest, $ref: `#/$defs/${name}` };
  };
  const root = led(jsonSchemaOf(schema, openapi, direction));
  const $defs: JsonObject = {};
  // A map's iteration comes to what is added on the way.
  for (const [reference, name] of names) {
    $defs[name] = led(jsonSchemaOf(resolveReference(document, reference).value ?? {}, openapi, direction));
  }
  return { ...(isJsonObject(root) ? root : {}), $defs };
}
