import { isJsonObject, type JsonObject, listOperations } from "@calloff/openapi/internal";

/** A copy in which every operation that our overlay added says so, for the comments of the generated types. */
export function describeOrigins(document: JsonObject): JsonObject {
  const copy = structuredClone(document);
  for (const { operation } of listOperations(copy)) {
    const origin = operation["x-calloff-origin"];
    if (!isJsonObject(origin)) continue;
    const { description } = operation;
    const mark = `Documented by Calloff, from: ${origin["source"]}. It is not in the vendored document.`;
    operation["description"] = typeof description === "string" ? `${description}\n\n${mark}` : mark;
  }
  return copy;
}
