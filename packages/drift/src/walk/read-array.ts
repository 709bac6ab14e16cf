import { type JsonObject, type JsonValue, STREAM } from "@calloff/openapi/internal";
import { emptyShape, type SchemaRef, type Shape } from "./shape.ts";

/** The type that is generated for `type: array`: a list, or a tuple where `prefixItems` or a list of `items` says so. */
export function readArray(schema: JsonObject, pointer: string): Shape {
  const { prefixItems, items = true, minItems, maxItems, unevaluatedItems } = schema;
  // The items of a stream stand in the document where the list does that was made of them.
  const placeOf = (key: string): string =>
    STREAM in schema ? pointer.replace(/schema$/, "itemSchema") : `${pointer}/${key}`;
  const refTo = (value: JsonValue, key: string): SchemaRef =>
    value === true ? { kind: "anything" } : { kind: "schema", place: { value, pointer: placeOf(key) } };
  if (Array.isArray(items) && !Array.isArray(prefixItems)) {
    const elements = items.map((value, index) => refTo(value, `items/${index}`));
    return {
      ...emptyShape(pointer),
      arrays: [{ pointer, items: { kind: "never" }, elements, least: elements.length }],
    };
  }
  if (!Array.isArray(prefixItems))
    return { ...emptyShape(pointer), arrays: [{ pointer, items: refTo(items, "items") }] };
  const most = typeof maxItems === "number" ? maxItems : Number.POSITIVE_INFINITY;
  const elements = prefixItems.slice(0, most).map((value, index) => refTo(value, `prefixItems/${index}`));
  const least = Math.min(typeof minItems === "number" ? minItems : 0, elements.length);
  const isClosed =
    items === false || most <= prefixItems.length || (!("items" in schema) && unevaluatedItems === false);
  const rest: SchemaRef = isClosed ? { kind: "never" } : refTo(items, "items");
  return { ...emptyShape(pointer), arrays: [{ pointer, items: rest, elements, least }] };
}
