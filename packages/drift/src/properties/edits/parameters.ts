import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import type { Edit, Pick } from "../edit.ts";
import { anywhere, freshName, listIn, renameKey } from "../json-access.ts";
import { ownPlaces, type Place, placedEdit, toggle } from "../places.ts";

/** What a call is given beside its body. */
export const PARAMETER_EDITS: readonly Edit[] = [
  ...(["query", "header", "cookie"] as const).flatMap((location) => [
    added(`optional ${location} parameter added`, "operation", location, false),
    added(`required ${location} parameter added`, "operation", location, true),
  ]),
  added("optional parameter added to a path", "path-item", "query", false),
  placedEdit("parameter removed", "parameter", isListed, (parameter, _pick, place) => {
    (place.holder as JsonValue[]).splice(Number(place.key), 1);
    return String(parameter["name"]);
  }),
  toggle("parameter required or no longer so", "parameter", "required", notInPath),
  placedEdit("parameter renamed", "parameter", notInPath, (parameter, _pick, _place, document) => {
    const names = ownPlaces(document, "parameter").map(({ value }) => String(value["name"]));
    parameter["name"] = freshName(`${String(parameter["name"])}_renamed`, names);
  }),
  placedEdit("path parameter renamed", "path-item", isOwnPath, renamePathParameter),
  placedEdit(
    "parameter moved to another location",
    "parameter",
    isListedOutsidePath,
    (parameter, pick, place) => {
      const location = pick(freeLocations(parameter, place)) ?? "";
      parameter["in"] = location;
      delete parameter["style"];
      return location;
    },
  ),
  toggle("parameter deprecated or no longer so", "parameter", "deprecated"),
  placedEdit(
    "parameter written another way",
    "parameter",
    ({ in: where, content }) => where === "query" && content === undefined,
    (parameter) => {
      parameter["explode"] = parameter["explode"] === false;
    },
  ),
  placedEdit(
    "parameter given as JSON",
    "parameter",
    (parameter) => notInPath(parameter) && parameter["schema"] !== undefined,
    (parameter) => {
      const { schema = {} } = parameter;
      for (const key of ["schema", "style", "explode", "example", "examples"]) delete parameter[key];
      parameter["content"] = { "application/json": { schema } };
    },
  ),
];

function added(name: string, kind: "operation" | "path-item", location: string, required: boolean): Edit {
  return placedEdit(name, kind, anywhere, (holder, pick) => {
    const list = listIn(holder, "parameters");
    const taken = list.map((parameter) => String((parameter as JsonObject)["name"]));
    const schema = structuredClone(pick(SCHEMAS)) ?? {};
    const parameter: JsonObject = { name: freshName("added", taken), in: location, schema };
    holder["parameters"] = [...list, required ? { ...parameter, required } : parameter];
  });
}

const SCHEMAS: readonly JsonObject[] = [
  { type: "string" },
  { type: "integer", minimum: 1 },
  { type: "array", items: { type: "string" } },
  { type: "string", enum: ["up", "down"] },
];

function notInPath(parameter: JsonObject): boolean {
  return parameter["in"] !== "path";
}

function isListed(parameter: JsonObject, { holder }: Place): boolean {
  return Array.isArray(holder) && notInPath(parameter);
}

function isListedOutsidePath(parameter: JsonObject, place: Place): boolean {
  return isListed(parameter, place) && freeLocations(parameter, place).length > 0;
}

function freeLocations({ name }: JsonObject, { holder }: Place): string[] {
  const taken = (holder as JsonObject[])
    .filter((other) => other["name"] === name)
    .map((other) => other["in"]);
  return ["query", "header", "cookie"].filter((location) => !taken.includes(location));
}

/** Paths whose parameters stand in them, so that no other path has the same one. */
function isOwnPath(item: JsonObject, { path }: Place): boolean {
  return path.length === 2 && path[0] === "paths" && pathParameters(item).length > 0;
}

function pathParameters(item: JsonObject): JsonObject[] {
  const operations = Object.values(item).filter((value) => typeof value === "object" && value !== null);
  return [item, ...(operations as JsonObject[])]
    .flatMap((holder) => listIn(holder, "parameters") as JsonObject[])
    .filter((parameter) => parameter["in"] === "path");
}

function renamePathParameter(item: JsonObject, pick: Pick, { holder, key }: Place): string | undefined {
  const names = [...new Set(pathParameters(item).map(({ name }) => String(name)))];
  const name = pick(names) ?? "";
  const renamed = freshName(`${name}_renamed`, names);
  for (const parameter of pathParameters(item)) if (parameter["name"] === name) parameter["name"] = renamed;
  renameKey(holder as JsonObject, String(key), String(key).replace(`{${name}}`, `{${renamed}}`));
  return `${name} → ${renamed}`;
}
