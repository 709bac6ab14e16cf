import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import type { Edit, Pick } from "../edit.ts";
import { has, holds, listIn, madeIn, namesIn, removeItem, renameKey } from "../json-access.ts";
import { placedEdit, removal, replace } from "../places.ts";
import { hasProperties, hasType, isInComposition } from "../schema-shapes.ts";

/** oneOf, anyOf, allOf and discriminators. */
export const UNION_EDITS: readonly Edit[] = [
  ...["anyOf", "oneOf"].flatMap((keyword) => [
    placedEdit(
      `${keyword} variant added`,
      "schema",
      (schema) => listIn(schema, keyword).length > 0 && schema["discriminator"] === undefined,
      (schema, pick) => {
        const variants = listIn(schema, keyword);
        schema[keyword] = [...variants, freshVariant(variants, pick)];
      },
    ),
    placedEdit(
      `${keyword} variant removed`,
      "schema",
      (schema) => listIn(schema, keyword).length > 1,
      (schema, pick) => {
        const [index, variant] = removeItem(schema, keyword, pick);
        unmap(schema, variant);
        return `/${index}`;
      },
    ),
    placedEdit(
      `${keyword} of it and another`,
      "schema",
      (schema, place) => hasType(schema) && !isInComposition(schema, place),
      (schema, pick, place) => {
        replace(place, { [keyword]: [schema, freshVariant([schema], pick)] });
      },
    ),
  ]),
  placedEdit(
    "anyOf to oneOf or back",
    "schema",
    (schema) =>
      schema["discriminator"] === undefined &&
      (schema["anyOf"] === undefined) !== (schema["oneOf"] === undefined),
    (schema) => {
      const from = schema["anyOf"] === undefined ? "oneOf" : "anyOf";
      renameKey(schema, from, from === "oneOf" ? "anyOf" : "oneOf");
    },
  ),
  placedEdit(
    "joined with another object",
    "schema",
    (schema, place) => hasProperties(schema) && !isInComposition(schema, place),
    (schema, pick, place) => {
      const required = pick([false, true]) ?? false;
      const other: JsonObject = { type: "object", properties: { joined: { type: "string" } } };
      replace(place, { allOf: [schema, required ? { ...other, required: ["joined"] } : other] });
    },
  ),
  placedEdit("part of an allOf removed", "schema", holds("allOf", 2), (schema, pick) => {
    const [index] = removeItem(schema, "allOf", pick);
    return `/${index}`;
  }),
  placedEdit(
    "required by the whole of an allOf",
    "schema",
    (schema) => propertiesOfParts(schema).length > 0,
    (schema, pick) => {
      const name = pick(propertiesOfParts(schema)) ?? "";
      schema["required"] = [...listIn(schema, "required"), name];
      return name;
    },
  ),
  removal("discriminator removed", "schema", "discriminator"),
  placedEdit(
    "discriminator value renamed",
    "schema",
    (schema) => mappingOf(schema).length > 0,
    (schema, pick) => {
      const name = pick(mappingOf(schema)) ?? "";
      renameKey(madeIn(madeIn(schema, "discriminator"), "mapping"), name, `${name}_renamed`);
      return name;
    },
  ),
  placedEdit(
    "discriminator's mapping removed",
    "schema",
    (schema) => mappingOf(schema).length > 0,
    (schema) => {
      delete madeIn(schema, "discriminator")["mapping"];
    },
  ),
  placedEdit("discriminator by another property", "schema", has("discriminator"), (schema) => {
    const own = madeIn(schema, "discriminator");
    own["propertyName"] = `${String(own["propertyName"])}_other`;
  }),
];

const VARIANTS: readonly JsonObject[] = [
  { type: "string" },
  { type: "integer" },
  { type: "boolean" },
  { type: "object", required: ["variant"], properties: { variant: { type: "string" } } },
  { type: "array", items: { type: "string" } },
];

/** One that none of the others is already. */
function freshVariant(variants: readonly JsonValue[], pick: Pick): JsonObject {
  const types = variants.map((variant) => String((variant as JsonObject)["type"]));
  const others = VARIANTS.filter((variant) => !types.includes(String(variant["type"])));
  return structuredClone(pick(others)) ?? { type: "string", enum: ["variant"] };
}

function mappingOf(schema: JsonObject): string[] {
  return schema["discriminator"] === undefined
    ? []
    : namesIn(schema["discriminator"] as JsonObject, "mapping");
}

function unmap(schema: JsonObject, variant: JsonValue): void {
  if (mappingOf(schema).length === 0) return;
  const mapping = madeIn(madeIn(schema, "discriminator"), "mapping");
  const reference = (variant as JsonObject)["$ref"];
  for (const [value, target] of Object.entries(mapping)) if (target === reference) delete mapping[value];
}

/** What the inline parts of an allOf may leave out. */
function propertiesOfParts(schema: JsonObject): string[] {
  const required = listIn(schema, "required");
  return listIn(schema, "allOf").flatMap((part) => {
    const own = [...listIn(part as JsonObject, "required"), ...required];
    return namesIn(part as JsonObject, "properties").filter((name) => !own.includes(name));
  });
}
