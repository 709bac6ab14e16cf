import {
  dereference,
  isFormType,
  type JsonObject,
  type JsonValue,
  listOf,
  listPathItems,
  mediaKind,
  methodsOf,
  objectOf,
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
  const { parameters: named } = objectOf(document["components"]);
  const lists = listPathItems(document).flatMap(({ item }) => [
    item["parameters"],
    ...methodsOf(item).map((method) => objectOf(item[method])["parameters"]),
  ]);
  const parameters = [...Object.values(objectOf(named)), ...lists.flatMap(listOf)];
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
  const [[type, media] = []] = Object.entries(objectOf(content));
  const { schema } = objectOf(media);
  const isWritten = type !== undefined && (isFormType(type) || mediaKind(type) === "json");
  return isWritten ? (schema ?? {}) : wholeBody("text", schema);
}
