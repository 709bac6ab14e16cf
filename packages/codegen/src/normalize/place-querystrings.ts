import {
  dereference,
  isFormType,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  listPathItems,
  mediaKind,
  methodsOf,
  wholeBody,
} from "@calloff/openapi/internal";

/** The one parameter in the query that stands for the whole of it; no document has it by its own. */
export const QUERYSTRING = "\n";

/**
 * Makes parameters that are the whole query string into ones in the query, which openapi-typescript knows, with the
 * schemas of their contents. `nameQuerystrings` gives the types their place.
 *
 * @returns whether there was one
 */
export function placeQuerystrings(document: JsonObject): boolean {
  const components = isJsonObject(document["components"]) ? document["components"] : {};
  const named = isJsonObject(components["parameters"]) ? Object.values(components["parameters"]) : [];
  const lists = listPathItems(document).flatMap(({ item }) => [
    item["parameters"],
    ...methodsOf(item).map((method) => (isJsonObject(item[method]) ? item[method]["parameters"] : [])),
  ]);
  const parameters = [...named, ...lists.flatMap((list) => (Array.isArray(list) ? list : []))];
  let isFound = false;
  for (const item of parameters) {
    const parameter = dereference(document, item);
    if (parameter["in"] !== "querystring") continue;
    isFound = true;
    parameter["in"] = "query";
    parameter["name"] = QUERYSTRING;
    parameter["schema"] = schemaOf(parameter["content"]);
    delete parameter["content"];
  }
  return isFound;
}

function schemaOf(content: JsonValue | undefined): JsonValue {
  const [[type, media] = []] = Object.entries(isJsonObject(content) ? content : {});
  const schema = isJsonObject(media) ? media["schema"] : undefined;
  const isWritten = type !== undefined && (isFormType(type) || mediaKind(type) === "json");
  return isWritten ? (schema ?? {}) : wholeBody("text", schema);
}
