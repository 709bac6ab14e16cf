import { reachedSchemas } from "@calloff/codegen/internal";
import { type JsonObject, type JsonValue, parseDocument } from "@calloff/openapi/internal";
import { stringify } from "yaml";
import type { Edit } from "../edit.ts";
import { listIn } from "../json-access.ts";
import { type PlaceKind, placedEdit, placesOf, replace } from "../places.ts";
import { eachObject, targetOf } from "../references.ts";
import { isDiscriminated } from "../schema-shapes.ts";

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

/** Printed in another style and read again. */
export const STYLE_REWRITES: readonly Edit[] = [
  {
    name: "printed as YAML in another style and read again",
    change(document, pick) {
      const collectionStyle = pick(["any", "block", "flow"] as const) ?? "any";
      const defaultStringType =
        pick(["PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE", "BLOCK_FOLDED"] as const) ?? "PLAIN";
      const width = pick([80, 40, 0]) ?? 80;
      // In lines, yaml 2.9.1 prints some texts of a block with a line break before them, which is another text.
      const lineWidth = defaultStringType === "BLOCK_FOLDED" ? 0 : width;
      const text = stringify(document, {
        collectionStyle,
        defaultStringType,
        lineWidth,
        defaultKeyType: "PLAIN",
      });
      // With a first line, because what begins with a brace is taken for JSON.
      const { value } = parseDocument(`---\n${text}`, { file: "document.yaml" });
      for (const key of Object.keys(document)) delete document[key];
      Object.assign(document, value);
      return `${collectionStyle}, ${defaultStringType}`;
    },
  },
];

/**
 * A copy of a component in place of a reference to it; the component stays, since its name is exported. Not of a header
 * that may be missing: openapi-typescript makes every header required that is referred to. Nor of a schema whose own type
 * says how it is used, and that would then be used otherwise, or stand where nothing is used: its exported type, or that
 * of what it stands in, would be another.
 */
export const INLINING_REWRITES: readonly Edit[] = (
  ["schema", "parameter", "response", "request-body", "header"] as const
).map((kind) => ({
  name: `reference to a ${kind} inlined`,
  change(document, pick) {
    const place = pick(
      placesOf(document, kind).filter(({ value }) => {
        const { $ref: reference, ...others } = value;
        if (typeof reference !== "string" || Object.keys(others).length > 0) return false;
        const target = targetOf(document, reference);
        if (target === undefined || (kind === "header" && target["required"] !== true)) return false;
        return !isDiscriminated(document, reference);
      }),
    );
    if (place === undefined) return undefined;
    const reference = String(place.value["$ref"]);
    const target = targetOf(document, reference) ?? {};
    const before = directionsOf(document, target);
    const copy = structuredClone(target);
    replace(place, copy);
    const isOther =
      directionsOf(document, target) !== before ||
      (directionsOf(document, copy) === UNUSED && before !== UNUSED);
    if (isOther && TELLS_DIRECTIONS.test(JSON.stringify(target))) return undefined;
    return `/${place.path.join("/")} ${reference}`;
  },
}));

/** What reads otherwise in a request than in an answer; that of a property may stand behind a reference. */
const TELLS_DIRECTIONS = /"(?:enum|const|oneOf|anyOf|readOnly|writeOnly|\$ref)":/;

const UNUSED = "false false";

function directionsOf(document: JsonObject, schema: JsonObject): string {
  const { request, response } = reachedSchemas(document);
  return `${request.has(schema)} ${response.has(schema)}`;
}
