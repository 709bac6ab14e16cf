import {
  dereference,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  listOperations,
  schemaAt,
} from "@calloff/openapi/internal";
import { copySchema } from "./copy-schema.ts";
import { schemaHoldersOf, schemasIn } from "./visit-schemas.ts";

/** What the caller sends, or what the caller gets. */
type Direction = "request" | "response";

/** The mark of a property that has no place in a direction. */
const FOREIGN = { request: "readOnly", response: "writeOnly" } as const;

/**
 * Leaves properties that are read only out of what is sent, and those that are write only out of answers. A component
 * that stands in both is there twice where that makes it differ: by its name as it is read, and as `…Writable`.
 */
export function splitDirections(document: JsonObject): void {
  const components = isJsonObject(document["components"]) ? document["components"] : {};
  const named = isJsonObject(components["schemas"]) ? components["schemas"] : {};
  const holders = holdersOf(document);
  const schemas = [...[...holders.keys()].map((holder) => holder["schema"]), ...Object.values(named)];
  const affected = affectedBy(document, schemas.filter(isJsonObject));
  if (affected.size === 0) return;
  const reached = { request: new Set<JsonObject>(), response: new Set<JsonObject>() };
  for (const [holder, direction] of holders) reach(document, holder["schema"], reached[direction]);

  const writable = new Map<string, string>();
  for (const [name, schema] of Object.entries(named)) {
    if (!isJsonObject(schema) || !affected.has(schema)) continue;
    if (reached.request.has(schema) && reached.response.has(schema))
      writable.set(name, freeName(name, named));
  }
  const inDirection = (schema: JsonValue, direction: Direction): JsonValue =>
    copySchema(schema, {
      isLeftOut: (property) => isForeign(document, property, direction),
      nameOf: (name) => (direction === "request" ? writable.get(name) : undefined),
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
}

/** What has a schema in an operation. What the vendor calls is the other way around. */
function holdersOf(document: JsonObject): Map<JsonObject, Direction> {
  const holders = new Map<JsonObject, Direction>();
  const add = (part: JsonValue | undefined, direction: Direction): void => {
    if (!isJsonObject(part)) return;
    for (const holder of schemaHoldersOf(dereference(document, part))) holders.set(holder, direction);
  };
  const addOperation = (operation: JsonObject, sent: Direction, given: Direction): void => {
    const { requestBody, responses } = operation;
    add(requestBody, sent);
    for (const response of isJsonObject(responses) ? Object.values(responses) : []) add(response, given);
  };
  for (const { operation } of listOperations(document)) {
    addOperation(operation, "request", "response");
    const { callbacks } = operation;
    for (const callback of isJsonObject(callbacks) ? Object.values(callbacks) : []) {
      const paths = isJsonObject(callback) ? dereference(document, callback) : {};
      for (const called of listOperations({ ...document, paths })) {
        addOperation(called.operation, "response", "request");
      }
    }
  }
  const { webhooks } = document;
  if (isJsonObject(webhooks)) {
    for (const { operation } of listOperations({ ...document, paths: webhooks })) {
      addOperation(operation, "response", "request");
    }
  }
  return holders;
}

/** The schemas that hold, however deep, a property which is not in both directions. */
function affectedBy(document: JsonObject, roots: readonly JsonObject[]): Set<JsonObject> {
  const above = new Map<JsonObject, JsonObject[]>();
  const affected = new Set<JsonObject>();
  const left = [...roots];
  const seen = new Set<JsonObject>();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const { properties } = next;
    const own = isJsonObject(properties) ? Object.values(properties) : [];
    if (own.some((one) => isForeign(document, one, "request") || isForeign(document, one, "response"))) {
      affected.add(next);
    }
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
  if (!isJsonObject(property)) return false;
  const { allOf } = property;
  const parts = Array.isArray(allOf) ? allOf : [];
  return [property, schemaAt(document, property), ...parts].some(
    (one) => isJsonObject(one) && one[FOREIGN[direction]] === true,
  );
}

function freeName(name: string, taken: JsonObject): string {
  let free = `${name}Writable`;
  for (let count = 2; Object.hasOwn(taken, free); count += 1) free = `${name}Writable${count}`;
  return free;
}
