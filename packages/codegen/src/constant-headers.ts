import {
  dereference,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  listOf,
  listOperations,
  objectOf,
} from "@calloff/openapi/internal";

/** The headers that every call has, as the overlay says, by their names in lower case. */
export function constantHeaders(document: JsonObject): Record<string, string> {
  const headers = Object.entries(objectOf(document["x-calloff-headers"]));
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** The headers that the client sends without a user's doing, by their names in lower case: constant ones, and keys. */
export function headersOfClient(document: JsonObject): string[] {
  const holders = [document, ...listOperations(document).map(({ operation }) => operation)];
  const requirements = holders.flatMap(({ security }) => listOf(security)).filter(isJsonObject);
  const asked = new Set(requirements.flatMap(Object.keys));
  const { securitySchemes } = objectOf(document["components"]);
  const keys = Object.entries(objectOf(securitySchemes)).flatMap(([name, value]) => {
    const scheme = dereference(document, value);
    return asked.has(name) && scheme["in"] === "header" ? [String(scheme["name"]).toLowerCase()] : [];
  });
  return [...Object.keys(constantHeaders(document)), ...keys];
}

/** The document with the parameters that are such headers optional. */
export function withOptionalHeaders(document: JsonObject): JsonObject {
  const names = headersOfClient(document);
  if (names.length === 0) return document;
  return JSON.parse(JSON.stringify(document), (_key, value: JsonValue) => {
    if (!isJsonObject(value) || value["in"] !== "header" || value["required"] !== true) return value;
    return names.includes(String(value["name"]).toLowerCase()) ? { ...value, required: false } : value;
  }) as JsonObject;
}
