import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import type { Edit } from "../edit.ts";
import { freshName, madeIn, namesIn, objectIn, renameKey } from "../json-access.ts";
import { isReference, type Place, placedEdit, placesOf, replace } from "../places.ts";
import { eachObject, isRecursive, targetOf, usesOf } from "../references.ts";
import { isComponent, isDiscriminated, isInComposition, isInside } from "../schema-shapes.ts";

const SECTIONS: Record<string, JsonValue> = {
  schemas: { type: "object", properties: { added: { type: "string" } } },
  parameters: { name: "added", in: "query", schema: { type: "string" } },
  responses: { description: "Added" },
  requestBodies: { content: { "application/json": { schema: { type: "string" } } } },
  headers: { schema: { type: "string" } },
};

/** Components and the references to them. */
export const COMPONENT_EDITS: readonly Edit[] = [
  ...Object.entries(SECTIONS).flatMap(([section, added]): Edit[] => [
    {
      name: `component added to ${section}`,
      change(document) {
        const components = madeIn(madeIn(document, "components"), section);
        const name = freshName("Added", Object.keys(components));
        components[name] = structuredClone(added);
        return `${section}/${name}`;
      },
    },
    {
      name: `component renamed in ${section}`,
      change(document, pick) {
        const name = pick(componentNames(document, section));
        if (name !== undefined) renameComponent(document, section, name);
        return name && `${section}/${name}`;
      },
    },
    {
      name: `component removed from ${section}`,
      change(document, pick) {
        const name = pick(
          componentNames(document, section).filter((own) =>
            canBeInlined(document, `#/components/${section}/${own}`),
          ),
        );
        if (name !== undefined) removeComponent(document, section, name);
        return name && `${section}/${name}`;
      },
    },
  ]),
  {
    name: "optional header no longer referred to",
    change(document, pick) {
      const references = placesOf(document, "header").filter(({ value }) => isReference(value));
      const place = pick(references.filter(({ value }) => headerOf(document, value)["required"] !== true));
      if (place === undefined) return undefined;
      replace(place, structuredClone(headerOf(document, place.value)));
      return `/${place.path.join("/")}`;
    },
  },
  {
    name: "reference to another schema",
    change(document, pick) {
      const names = componentNames(document, "schemas").map((name) => `#/components/schemas/${name}`);
      const place = pick(
        schemaReferences(document).filter(({ value }) => names.some((name) => isOther(value, name))),
      );
      if (place === undefined) return undefined;
      const reference = pick(names.filter((name) => isOther(place.value, name))) ?? "";
      place.value["$ref"] = reference;
      return `/${place.path.join("/")} → ${reference}`;
    },
  },
  {
    name: "response replaced by another component",
    change(document, pick) {
      const names = componentNames(document, "responses").map((name) => `#/components/responses/${name}`);
      const places = placesOf(document, "response").filter(({ path }) => path[0] === "paths");
      const place = pick(places.filter(({ value }) => names.some((name) => isOther(value, name))));
      if (place === undefined) return undefined;
      const reference = pick(names.filter((name) => isOther(place.value, name))) ?? "";
      replace(place, { $ref: reference });
      return `/${place.path.join("/")} → ${reference}`;
    },
  },
  placedEdit(
    "schema replaced by a reference",
    "schema",
    (schema, place, document) =>
      !isInComposition(schema, place) &&
      place.path[0] === "paths" &&
      componentNames(document, "schemas").length > 0,
    (_schema, pick, place, document) => {
      const name = pick(componentNames(document, "schemas")) ?? "";
      replace(place, { $ref: `#/components/schemas/${name}` });
      return name;
    },
  ),
  placedEdit(
    "schema that holds itself",
    "schema",
    (schema, place) => isComponent(place) && objectIn(schema, "properties") !== undefined,
    (schema, _pick, { key }) => {
      const properties = madeIn(schema, "properties");
      properties[freshName("itself", Object.keys(properties))] = { $ref: `#/components/schemas/${key}` };
    },
  ),
];

function componentNames(document: JsonObject, section: string): string[] {
  return namesIn(objectIn(document, "components") ?? {}, section);
}

function isOther({ $ref: own }: JsonObject, reference: string): boolean {
  return own !== reference;
}

function schemaReferences(document: JsonObject): Place[] {
  return placesOf(document, "schema").filter(
    (place) => isReference(place.value) && isInside(place.value, place),
  );
}

function renameComponent(document: JsonObject, section: string, name: string): void {
  const components = madeIn(madeIn(document, "components"), section);
  const renamed = freshName(`${name}Renamed`, Object.keys(components));
  renameKey(components, name, renamed);
  const from = `#/components/${section}/${name}`;
  eachObject(document, (object) => {
    for (const [key, value] of Object.entries(object)) {
      if (value === from) object[key] = `#/components/${section}/${renamed}`;
    }
  });
}

function headerOf(document: JsonObject, reference: JsonObject): JsonObject {
  return targetOf(document, String(reference["$ref"])) ?? {};
}

function canBeInlined(document: JsonObject, reference: string): boolean {
  return !isRecursive(document, reference) && !isDiscriminated(document, reference);
}

/** Each of its uses is given a copy first. */
function removeComponent(document: JsonObject, section: string, name: string): void {
  const reference = `#/components/${section}/${name}`;
  const target = targetOf(document, reference) ?? {};
  for (const use of usesOf(document, reference)) replace(use, structuredClone(target));
  const components = madeIn(document, "components");
  delete madeIn(components, section)[name];
  if (namesIn(components, section).length === 0) delete components[section];
}
