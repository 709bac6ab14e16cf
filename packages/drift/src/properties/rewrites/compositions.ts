import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import type { Edit } from "../edit.ts";
import { listIn, namesIn, objectIn } from "../json-access.ts";
import { isReference, ownPlaces, type Place, placedEdit, replace } from "../places.ts";
import {
  isComponent,
  isDiscriminated,
  isInComposition,
  saysOnly,
  withoutAnnotations,
} from "../schema-shapes.ts";

/** The same schema, composed in another way. */
export const COMPOSITION_REWRITES: readonly Edit[] = [
  ...["allOf", "anyOf", "oneOf"].flatMap((keyword) => [
    placedEdit(`wrapped in an ${keyword} of one`, "schema", isFree, (schema, _pick, place) => {
      const { shape, annotations } = withoutAnnotations(schema);
      replace(place, { ...annotations, [keyword]: [shape] });
    }),
    placedEdit(
      `${keyword} of one unwrapped`,
      "schema",
      (schema, place, document) => isFree(schema, place, document) && isOfOne(schema, keyword),
      (schema, _pick, place) => {
        const { annotations } = withoutAnnotations(schema);
        const [only] = listIn(schema, keyword) as JsonObject[];
        replace(place, { ...only, ...annotations });
      },
    ),
  ]),
  placedEdit(
    "object split into an allOf",
    "schema",
    (schema, place, document) => isFree(schema, place, document) && canBeSplit(schema),
    (schema, pick, place) => {
      const names = namesIn(schema, "properties");
      const last = pick(names.slice(1)) ?? "";
      const { annotations } = withoutAnnotations(schema);
      replace(place, { ...annotations, allOf: split(schema, names.indexOf(last)) });
      return `before ${last}`;
    },
  ),
  placedEdit(
    "allOf merged into an object",
    "schema",
    (schema, place, document) => isFree(schema, place, document) && canBeMerged(schema),
    (schema, _pick, place) => {
      const { annotations } = withoutAnnotations(schema);
      const parts = listIn(schema, "allOf") as JsonObject[];
      const properties = Object.assign(
        {},
        ...parts.map((part) => objectIn(part, "properties")),
      ) as JsonObject;
      const required = parts.flatMap((part) => listIn(part, "required"));
      replace(place, {
        ...annotations,
        type: "object",
        ...(required.length > 0 ? { required } : {}),
        properties,
      });
    },
  ),
  ...["allOf", "anyOf"].map((keyword) =>
    placedEdit(
      `${keyword} regrouped`,
      "schema",
      (schema, place, document) =>
        isFree(schema, place, document) && saysOnly(schema, keyword) && listIn(schema, keyword).length > 2,
      (schema) => {
        const [first = {}, second = {}, ...others] = listIn(schema, keyword);
        schema[keyword] = [{ [keyword]: [first, second] }, ...others];
      },
    ),
  ),
];

/** Nothing else in the document counts on how it is composed. */
function isFree(schema: JsonObject, place: Place, document: JsonObject): boolean {
  if (isInComposition(schema, place) || isListOfLists(schema, place)) return false;
  const parts = listIn(schema, "allOf").map((part) => String((part as JsonObject)["$ref"]));
  if (parts.some((part) => isDiscriminated(document, part))) return false;
  const own = `#/${place.path.join("/")}`;
  return !isComponent(place) || !(isDiscriminated(document, own) || isRequiredOf(document, own));
}

/** openapi-typescript loses one of two lists when the inner one is composed. */
function isListOfLists({ type }: JsonObject, { key }: Place): boolean {
  return key === "items" && type === "array";
}

/** openapi-typescript lets a schema require what its parts have only of parts whose properties stand in them directly. */
function isRequiredOf(document: JsonObject, reference: string): boolean {
  return ownPlaces(document, "schema").some(
    ({ value }) =>
      listIn(value, "required").length > 0 &&
      listIn(value, "allOf").some((part) => (part as JsonObject)["$ref"] === reference),
  );
}

function isOfOne(schema: JsonObject, keyword: string): boolean {
  const [only, ...others] = listIn(schema, keyword) as JsonObject[];
  const { annotations } = withoutAnnotations(schema);
  if (only === undefined || others.length > 0 || !saysOnly(schema, keyword)) return false;
  return !isReference(only) || Object.keys(annotations).length === 0;
}

function canBeSplit(schema: JsonObject): boolean {
  return (
    saysOnly(schema, "type", "properties", "required") &&
    schema["type"] === "object" &&
    namesIn(schema, "properties").length > 1
  );
}

function split(schema: JsonObject, at: number): JsonValue[] {
  const properties = Object.entries(objectIn(schema, "properties") ?? {});
  return [properties.slice(0, at), properties.slice(at)].map((part) => {
    const names = part.map(([name]) => name);
    const required = listIn(schema, "required").filter((name) => names.includes(String(name)));
    return {
      type: "object",
      properties: Object.fromEntries(part),
      ...(required.length > 0 ? { required } : {}),
    };
  });
}

function canBeMerged(schema: JsonObject): boolean {
  const parts = listIn(schema, "allOf") as JsonObject[];
  const names = parts.flatMap((part) => namesIn(part, "properties"));
  return (
    parts.length > 0 &&
    saysOnly(schema, "allOf") &&
    parts.every(
      (part) => saysOnly(part, "type", "properties", "required") && namesIn(part, "properties").length > 0,
    ) &&
    parts.every((part) =>
      listIn(part, "required").every((name) => namesIn(part, "properties").includes(String(name))),
    ) &&
    new Set(names).size === names.length
  );
}
