import {
  allOfParts,
  dereference,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  listOf,
  listOperations,
  objectOf,
  openKinds,
  schemaAt,
  schemaHoldersOf,
  schemasIn,
  VALUES,
} from "@calloff/openapi/internal";
import { copySchema } from "./copy-schema.ts";

/** What the caller sends, or what the caller gets. */
type Direction = "request" | "response";

/** The mark of a property that has no place in a direction. */
const FOREIGN = { request: "readOnly", response: "writeOnly" } as const;

/**
 * Leaves properties that are read only out of what is sent, and those that are write only out of answers; lists of values
 * stay marked as open in answers alone. A component that stands in both is there twice where that makes it differ: by its
 * name as it is read, and as `…Writable`.
 *
 * @returns the names of the copies, by those of the components
 */
export function splitDirections(document: JsonObject): ReadonlyMap<string, string> {
  const named = objectOf(objectOf(document["components"])["schemas"]);
  const holders = holdersOf(document);
  const schemas = [...[...holders.keys()].map((holder) => holder["schema"]), ...Object.values(named)];
  const affected = affectedBy(document, schemas.filter(isJsonObject));
  const writable = new Map<string, string>();
  if (affected.size === 0) return writable;
  const reached = reachedSchemas(document, holders);
  for (const [name, schema] of Object.entries(named)) {
    if (!isJsonObject(schema) || !affected.has(schema)) continue;
    if (reached.request.has(schema) && reached.response.has(schema))
      writable.set(name, freeName(name, named));
  }
  const heirs = heirsIn(document, named);
  const inDirection = (schema: JsonValue, direction: Direction): JsonValue =>
    copySchema(schema, {
      without: direction === "request" ? [VALUES] : [],
      isLeftOut: (property) => isForeign(document, property, direction),
      names: direction === "request" ? writable : new Map(),
      heirs,
    });
  for (const [holder, direction] of holders) {
    const { schema } = holder;
    if (isJsonObject(schema) && affected.has(schema)) holder["schema"] = inDirection(schema, direction);
  }
  const written = Object.entries(named).flatMap(([name, schema]): [string, JsonValue][] => {
    if (!isJsonObject(schema) || !affected.has(schema)) return [];
    const copy = writable.get(name);
    if (copy !== undefined)
      return [
        [name, inDirection(schema, "response")],
        [copy, inDirection(schema, "request")],
      ];
    if (reached.response.has(schema)) return [[name, inDirection(schema, "response")]];
    return reached.request.has(schema) ? [[name, inDirection(schema, "request")]] : [];
  });
  for (const [name, schema] of written) named[name] = schema;
  return writable;
}

/** By each schema, the components that have it in their `allOf`, however deep. */
function heirsIn(document: JsonObject, named: JsonObject): Map<JsonObject, Set<string>> {
  const heirs = new Map<JsonObject, Set<string>>();
  for (const [name, start] of Object.entries(named))
    for (const schema of allOfParts(document, start))
      if (schema !== start) heirs.set(schema, (heirs.get(schema) ?? new Set<string>()).add(name));
  return heirs;
}

/** The schemas that are part of what is sent, and of what is read. */
export function reachedSchemas(
  document: JsonObject,
  holders: ReadonlyMap<JsonObject, Direction> = holdersOf(document),
): Record<Direction, ReadonlySet<JsonObject>> {
  const reached = { request: new Set<JsonObject>(), response: new Set<JsonObject>() };
  for (const [{ schema, itemSchema }, direction] of holders)
    for (const start of [schema, itemSchema]) reach(document, start, reached[direction]);
  return reached;
}

/** What has a schema outside of others. What the vendor calls is the other way around. */
function holdersOf(document: JsonObject): Map<JsonObject, Direction> {
  const holders = new Map<JsonObject, Direction>();
  const add = (part: JsonValue | undefined, direction: Direction): void => {
    if (!isJsonObject(part)) return;
    for (const holder of schemaHoldersOf(dereference(document, part))) holders.set(holder, direction);
  };
  const addResponse = (part: JsonValue | undefined, direction: Direction): void => {
    add(part, direction);
    const { headers } = isJsonObject(part) ? dereference(document, part) : {};
    for (const header of valuesOf(headers)) add(header, direction);
  };
  const addOperations = (paths: JsonObject, sent: Direction, given: Direction): void => {
    for (const { operation, pathItem } of listOperations({ ...document, paths })) {
      for (const { parameters } of [pathItem, operation])
        for (const parameter of valuesOf(parameters)) add(parameter, sent);
      const { requestBody, responses, callbacks } = operation;
      add(requestBody, sent);
      for (const response of valuesOf(responses)) addResponse(response, given);
      for (const callback of valuesOf(callbacks))
        if (isJsonObject(callback)) addOperations(dereference(document, callback), given, sent);
    }
  };
  const { components, paths, webhooks } = document;
  const sections = objectOf(components);
  for (const section of ["parameters", "requestBodies"])
    for (const part of valuesOf(sections[section])) add(part, "request");
  for (const section of ["responses", "headers"])
    for (const part of valuesOf(sections[section])) addResponse(part, "response");
  addOperations(objectOf(sections["pathItems"]), "request", "response");
  addOperations(objectOf(paths), "request", "response");
  addOperations(objectOf(webhooks), "response", "request");
  return holders;
}

function valuesOf(value: JsonValue | undefined): JsonValue[] {
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}

/** The schemas that hold, however deep, what differs between the directions. */
function affectedBy(document: JsonObject, roots: readonly JsonObject[]): Set<JsonObject> {
  const above = new Map<JsonObject, JsonObject[]>();
  const affected = new Set<JsonObject>();
  const left = [...roots];
  const seen = new Set<JsonObject>();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const own = Object.values(objectOf(next["properties"]));
    const isOther = (one: JsonValue): boolean =>
      isForeign(document, one, "request") || isForeign(document, one, "response");
    if (openKinds(document, next).length > 0 || own.some(isOther)) affected.add(next);
    for (const part of partsOf(document, next)) {
      const holders = above.get(part);
      if (holders === undefined) above.set(part, [next]);
      else holders.push(next);
      left.push(part);
    }
  }
  // A set's iteration comes to what is added on the way.
  for (const schema of affected) for (const holder of above.get(schema) ?? []) affected.add(holder);
  return affected;
}

function partsOf(document: JsonObject, schema: JsonObject): JsonObject[] {
  const target = typeof schema["$ref"] === "string" ? schemaAt(document, schema) : undefined;
  return target === undefined ? schemasIn(schema) : [...schemasIn(schema), target];
}

function reach(document: JsonObject, start: JsonValue | undefined, reached: Set<JsonObject>): void {
  const left = isJsonObject(start) ? [start] : [];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    left.push(...partsOf(document, next));
  }
}

/** The mark stands at the property, at what it refers to, or at a part of its `allOf`. */
export function isForeign(
  document: JsonObject,
  property: JsonValue | undefined,
  direction: Direction,
): boolean {
  const places = [property, schemaAt(document, property), ...listOf(objectOf(property)["allOf"])];
  return places.some((one) => objectOf(one)[FOREIGN[direction]] === true);
}

function freeName(name: string, taken: JsonObject): string {
  let free = `${name}Writable`;
  for (let count = 2; Object.hasOwn(taken, free); count += 1) free = `${name}Writable${count}`;
  return free;
}
