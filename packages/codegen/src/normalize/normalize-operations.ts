import {
  dereference,
  isIgnoredParameter,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  listOf,
  listOperations,
  type Operation,
  placesIn,
} from "@calloff/openapi/internal";

/**
 * Mends what makes openapi-typescript lose an operation, or emit types that do not compile: names that several
 * operations have, parameters that are there twice, and path parameters that are optional or not declared. Parameters
 * that OpenAPI ignores are left out: nobody is to be asked for them.
 */
export function normalizeOperations(document: JsonObject): void {
  const ids = new Set<JsonValue>();
  for (const place of listOperations(document)) {
    const { operation } = place;
    const { operationId } = operation;
    // Without a name, its types stand where it stands, under `paths`.
    if (operationId !== undefined && (typeof operationId !== "string" || ids.has(operationId))) {
      delete operation["operationId"];
    }
    if (operationId !== undefined) ids.add(operationId);
    normalizeParameters(document, place);
  }
}

function normalizeParameters(document: JsonObject, { path, pathItem, operation }: Operation): void {
  const own = uniqueParameters(document, operation["parameters"]);
  const shared = uniqueParameters(document, pathItem["parameters"]);
  if (Array.isArray(operation["parameters"])) operation["parameters"] = [...own.values()];
  if (Array.isArray(pathItem["parameters"])) pathItem["parameters"] = [...shared.values()];
  const missing = placesIn(path)
    .filter((name) => !own.has(`path ${name}`) && !shared.has(`path ${name}`))
    .map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
  if (missing.length > 0) operation["parameters"] = [...own.values(), ...missing];
}

/** By place and name, the last of those that are alike, as OpenAPI's readers do. */
function uniqueParameters(document: JsonObject, list: JsonValue | undefined): Map<string, JsonValue> {
  const unique = new Map<string, JsonValue>();
  for (const item of listOf(list)) {
    const parameter = dereference(document, item);
    if (isIgnoredParameter(parameter)) continue;
    if (parameter["in"] === "path" && parameter["required"] !== true) parameter["required"] = true;
    unique.set(`${parameter["in"]} ${parameter["name"]}`, isJsonObject(item) ? item : parameter);
  }
  return unique;
}
