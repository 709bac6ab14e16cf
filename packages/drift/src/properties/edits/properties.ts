import type { JsonObject } from "@calloff/openapi/internal";
import type { Edit } from "../edit.ts";
import { freshName, holds, listIn, madeIn, namesIn, objectIn, renameKey } from "../json-access.ts";
import { isReference, placedEdit, removal, setting, toggle } from "../places.ts";
import { hasProperties, hasType, is31, unrequire } from "../schema-shapes.ts";

/** Properties of objects, and what objects hold besides. */
export const PROPERTY_EDITS: readonly Edit[] = [
  ...[false, true].map((required) =>
    placedEdit(`${required ? "required" : "optional"} property added`, "schema", isObject, (schema, pick) => {
      const name = freshName("added", namesIn(schema, "properties"));
      madeIn(schema, "properties")[name] = structuredClone(pick(ADDED)) ?? {};
      if (required) schema["required"] = [...listIn(schema, "required"), name];
      return name;
    }),
  ),
  placedEdit("property removed", "schema", hasProperties, (schema, pick) => {
    const name = pick(namesIn(schema, "properties")) ?? "";
    delete madeIn(schema, "properties")[name];
    unrequire(schema, name);
    return name;
  }),
  placedEdit("all properties removed", "schema", hasProperties, (schema) => {
    delete schema["properties"];
    delete schema["required"];
  }),
  placedEdit("property renamed", "schema", hasProperties, (schema, pick) => {
    const names = namesIn(schema, "properties");
    const from = pick(names) ?? "";
    const to = freshName(`${from}_renamed`, names);
    renameKey(madeIn(schema, "properties"), from, to);
    const required = listIn(schema, "required");
    if (required.length > 0) schema["required"] = required.map((name) => (name === from ? to : name));
    return `${from} → ${to}`;
  }),
  placedEdit("property required or no longer so", "schema", hasProperties, (schema, pick) => {
    const name = pick(namesIn(schema, "properties")) ?? "";
    const required = listIn(schema, "required");
    if (required.includes(name)) unrequire(schema, name);
    else schema["required"] = [...required, name];
    return name;
  }),
  placedEdit("nothing required any more", "schema", holds("required"), (schema) => {
    delete schema["required"];
  }),
  ...["deprecated", "readOnly", "writeOnly"].map((keyword) =>
    placedEdit(`property ${keyword} or no longer so`, "schema", hasInlineProperty, (schema, pick) => {
      const name = pick(ownProperties(schema)) ?? "";
      const property = objectIn(madeIn(schema, "properties"), name) ?? {};
      if (property[keyword] === true) delete property[keyword];
      else property[keyword] = true;
      return name;
    }),
  ),
  placedEdit(
    "property moved into an allOf part",
    "schema",
    (schema) => hasProperties(schema) && schema["allOf"] === undefined,
    (schema, pick) => {
      const name = pick(namesIn(schema, "properties")) ?? "";
      const properties = madeIn(schema, "properties");
      const { [name]: moved = {} } = properties;
      delete properties[name];
      unrequire(schema, name);
      schema["allOf"] = [{ type: "object", properties: { [name]: moved } }];
      return name;
    },
  ),
  ...[true, false].map((additional) =>
    setting(
      `additional properties ${additional ? "allowed" : "refused"}`,
      "schema",
      (schema) => isObject(schema) && schema["additionalProperties"] !== additional,
      "additionalProperties",
      additional,
    ),
  ),
  placedEdit("additional properties of a type", "schema", isObject, (schema, pick) => {
    const { additionalProperties: own } = schema;
    const schemas: JsonObject[] = [
      { type: "string" },
      { type: "integer" },
      { type: ["string", "null"] },
      { type: "object", properties: { added: { type: "string" } } },
    ];
    const other = schemas.filter((added) => JSON.stringify(added) !== JSON.stringify(own));
    schema["additionalProperties"] = pick(other) ?? {};
  }),
  removal("additional properties no longer stated", "schema", "additionalProperties"),
  toggle(
    "properties by pattern added or gone",
    "schema",
    "patternProperties",
    (schema, _place, document) => isObject(schema) && is31(document),
    { "^x": { type: "string" } },
  ),
];

const ADDED: readonly JsonObject[] = [
  { type: "string" },
  { type: "boolean", default: false },
  { type: "array", items: { type: "string" } },
  { type: "object", properties: { inner: { type: "number" } } },
  { type: "string", enum: ["on", "off"] },
];

function isObject(schema: JsonObject): boolean {
  return hasType(schema, "object") || hasProperties(schema);
}

function ownProperties(schema: JsonObject): string[] {
  const properties = objectIn(schema, "properties") ?? {};
  return Object.keys(properties).filter((name) => {
    const property = objectIn(properties, name);
    return property !== undefined && !isReference(property);
  });
}

function hasInlineProperty(schema: JsonObject): boolean {
  return ownProperties(schema).length > 0;
}
