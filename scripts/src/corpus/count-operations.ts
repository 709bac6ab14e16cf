import { HTTP_METHODS, isJsonObject, type JsonValue } from "@calloff/openapi/internal";

/** As the document stands, before any tool has read it. */
export function countOperations(document: JsonValue): number {
  const paths = isJsonObject(document) ? document["paths"] : undefined;
  if (!isJsonObject(paths)) return 0;
  return Object.values(paths)
    .filter(isJsonObject)
    .reduce((count, item) => count + HTTP_METHODS.filter((method) => isJsonObject(item[method])).length, 0);
}
