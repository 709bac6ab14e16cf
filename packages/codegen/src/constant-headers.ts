import { isJsonObject, type JsonObject, type JsonValue } from "@calloff/openapi/internal";

/** The headers that every call has, as the overlay says, by their names in lower case. */
export function constantHeaders(document: JsonObject): Record<string, string> {
  const headers = document["x-calloff-headers"];
  if (!isJsonObject(headers)) return {};
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

/** The document with the parameters that are such headers optional: they are sent without a user's doing. */
export function withOptionalHeaders(document: JsonObject): JsonObject {
  const names = Object.keys(constantHeaders(document));
  if (names.length === 0) return document;
  return JSON.parse(JSON.stringify(document), (_key, value: JsonValue) => {
    if (!isJsonObject(value) || value["in"] !== "header" || value["required"] !== true) return value;
    return names.includes(String(value["name"]).toLowerCase()) ? { ...value, required: false } : value;
  }) as JsonObject;
}
