import { isJsonObject, type JsonObject } from "@calloff/openapi/internal";

/** A copy with a parameter that can be left out at every operation, and a status more: small, and real drift. */
export function editDocument(document: JsonObject): JsonObject {
  const copy = structuredClone(document);
  const items = isJsonObject(copy["paths"]) ? Object.values(copy["paths"]) : [];
  for (const operation of items.flatMap((item) => (isJsonObject(item) ? Object.values(item) : []))) {
    if (!isJsonObject(operation) || !isJsonObject(operation["responses"])) continue;
    const { parameters } = operation;
    const page = { name: "page_size", in: "query", schema: { type: "integer" } };
    operation["parameters"] = [...(Array.isArray(parameters) ? parameters : []), page];
    operation["responses"]["418"] = { description: "The server is a teapot" };
  }
  return copy;
}
