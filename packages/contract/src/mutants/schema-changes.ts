import { dereference, isJsonObject, type JsonObject, type JsonValue } from "@calloff/openapi/internal";
import type { DocumentChange } from "./operation-changes.ts";

/**
 * Changes of one object schema. Left out are those that leave every valid body valid, and code that reads it as it is:
 * a property that may hold anything given a type, an optional one renamed.
 *
 * @param locate finds the schema in a copy of the document
 */
export function schemaChanges(
  document: JsonObject,
  locate: (document: JsonObject) => JsonObject,
): DocumentChange[] {
  const { properties, required } = locate(structuredClone(document));
  if (!isJsonObject(properties)) return [];
  const names = Object.keys(properties);
  const typed = names.filter((name) => isTyped(dereference(document, properties[name])));
  const needed = Array.isArray(required) ? required.filter((name) => typeof name === "string") : [];
  const optional = names.filter((name) => !needed.includes(name));
  const on = (
    name: string,
    side: DocumentChange["side"],
    change: (schema: JsonObject) => void,
  ): DocumentChange => ({ name, side, change: (copy) => change(locate(copy)) });
  return [
    ...typed.map((name) =>
      on(`${name} is of another type`, "served", (schema) =>
        replaceProperty(schema, name, otherType(properties[name])),
      ),
    ),
    ...typed.map((name) =>
      on(`${name} promised in another format`, "document", (schema) =>
        replaceProperty(schema, name, { type: "string", format: "ipv4" }),
      ),
    ),
    ...needed.map((name) => on(`${name} renamed`, "served", (schema) => renameProperty(schema, name))),
    ...[...optional, "newcomer"].map((name) =>
      on(`${name} promised always to be there`, "document", (schema) => {
        schema["required"] = [...needed, name];
      }),
    ),
  ];
}

function isTyped({ type, enum: values }: JsonObject): boolean {
  return type !== undefined || values !== undefined;
}

function otherType(property: JsonValue | undefined): JsonObject {
  return { type: isJsonObject(property) && property["type"] === "boolean" ? "array" : "boolean" };
}

function replaceProperty(schema: JsonObject, name: string, own: JsonObject): void {
  schema["properties"] = { ...(schema["properties"] as JsonObject), [name]: own };
}

function renameProperty(schema: JsonObject, name: string): void {
  const { properties, required } = schema as { properties: JsonObject; required: string[] };
  const { [name]: own, ...others } = properties;
  schema["properties"] = { ...others, [`${name}_v2`]: own ?? {} };
  schema["required"] = required.map((other) => (other === name ? `${name}_v2` : other));
}
