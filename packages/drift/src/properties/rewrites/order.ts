import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import type { Edit } from "../edit.ts";
import { listIn } from "../json-access.ts";
import { placedEdit } from "../placed-edit.ts";
import type { PlaceKind } from "../places.ts";
import { eachObject } from "../references.ts";

/** Lists whose order says nothing, by what they stand in. */
const UNORDERED: readonly (readonly [PlaceKind, string])[] = [
  ["schema", "required"],
  ["schema", "enum"],
  ["schema", "type"],
  ["schema", "allOf"],
  ["schema", "anyOf"],
  ["schema", "oneOf"],
  ["operation", "parameters"],
  ["operation", "tags"],
  ["path-item", "parameters"],
];

/** The same things in another order. */
export const ORDER_REWRITES: readonly Edit[] = [
  {
    name: "keys of an object in another order",
    change(document, pick) {
      const objects: JsonObject[] = [];
      eachObject(document, (object) => objects.push(object));
      const chosen = pick(
        objects.filter((object) => Object.keys(object).filter((key) => !/^\d+$/.test(key)).length > 1),
      );
      if (chosen === undefined) return undefined;
      const names = Object.keys(chosen);
      reorder(chosen, (keys) => keys.reverse());
      return names.join(", ");
    },
  },
  {
    name: "all keys sorted",
    change(document) {
      eachObject(document, (object) => reorder(object, (keys) => keys.sort()));
      return "everywhere";
    },
  },
  ...UNORDERED.map(([kind, keyword]) =>
    placedEdit(
      `${keyword} of a ${kind} in another order`,
      kind,
      (value) => listIn(value, keyword).length > 1,
      (value, pick) => {
        const list = listIn(value, keyword);
        const first = pick(list.slice(1)) as JsonValue;
        value[keyword] = [first, ...list.filter((item) => item !== first)];
        return undefined;
      },
    ),
  ),
];

/** JavaScript keeps keys that are whole numbers in front, in their order. */
function reorder(object: JsonObject, order: (keys: string[]) => string[]): void {
  const entries = order(Object.keys(object)).map((key) => [key, object[key] ?? null] as const);
  for (const [key] of entries) delete object[key];
  for (const [key, value] of entries) object[key] = value;
}
