import {
  dereference,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  methodKey,
} from "@calloff/openapi/internal";
import { contentOf, type DocumentedOperation, documentedOperations } from "../documented-operation.ts";
import type { Subject } from "../subject.ts";
import type { Mutant } from "./mutant.ts";
import { type DocumentChange, operationChanges } from "./operation-changes.ts";

/**
 * Vendors that have moved away from the document that the client was made from (`served` is changed), and documents that
 * promise what the vendor does not keep (`document` is changed).
 */
export function documentMutants(subject: Subject): Mutant[] {
  const operations = documentedOperations(subject.document);
  return operations.flatMap((operation) => {
    const changes = [
      ...operationChanges(operation, subject.document),
      ...[...operation.responses].flatMap(([code, response]) =>
        responseChanges(subject, operation, code, response),
      ),
    ];
    return changes.map(
      ({ name, side, change }): Mutant => ({
        kind: "document",
        provider: subject.provider,
        name,
        path: operation.path,
        subject: {
          ...subject,
          served: subject.served ?? subject.document,
          [side]: changed(subject.document, change),
        },
      }),
    );
  });
}

function changed(document: JsonObject, change: DocumentChange["change"]): JsonObject {
  const copy = structuredClone(document);
  change(copy);
  return copy;
}

/** Changes of the object schemas that a documented answer has. */
function responseChanges(
  { document }: Subject,
  operation: DocumentedOperation,
  code: string,
  response: JsonObject,
): DocumentChange[] {
  return Object.keys(contentOf(response)).flatMap((mediaType) => {
    const locate = (copy: JsonObject): JsonObject => schemaOf(copy, operation, code, mediaType);
    return schemaChanges(document, locate).map((change) => ({
      ...change,
      name: `${operation.name} ${code}: ${change.name}`,
    }));
  });
}

/** An answer's schema, written in place of a reference, so that changing it changes no other answer. */
function schemaOf(
  document: JsonObject,
  operation: DocumentedOperation,
  code: string,
  mediaType: string,
): JsonObject {
  const responses = responsesOf(document, operation);
  const response = structuredClone(dereference(document, responses[code]));
  const media = contentOf(response)[mediaType] as JsonObject;
  const schema: JsonValue | undefined = media["schema"];
  const own = isJsonObject(schema) ? structuredClone(dereference(document, schema)) : {};
  media["schema"] = own;
  responses[code] = response;
  return own;
}

function responsesOf(document: JsonObject, { path, method }: DocumentedOperation): JsonObject {
  const { paths } = document as { paths: Record<string, Record<string, { responses: JsonObject }>> };
  return paths[path]?.[methodKey(method)]?.responses ?? {};
}

/**
 * Changes of one object schema. Left out are those that leave every valid body valid, and code that reads it as it is:
 * a property that may hold anything given a type, an optional one renamed.
 *
 * @param locate finds the schema in a copy of the document
 */
function schemaChanges(document: JsonObject, locate: (document: JsonObject) => JsonObject): DocumentChange[] {
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
