import {
  HTTP_METHODS,
  isJsonObject,
  type JsonObject,
  type JsonPath,
  type JsonValue,
  toPointer,
} from "@calloff/openapi/internal";
import type { Edit, Pick } from "./edit.ts";
import { anywhere, has, holds, madeIn, namesIn } from "./json-access.ts";

export type PlaceKind =
  | "document"
  | "path-item"
  | "operation"
  | "parameter"
  | "request-body"
  | "response"
  | "header"
  | "media-type"
  | "schema";

/** An object of a document, what OpenAPI calls it, and what it stands in. */
export interface Place {
  readonly kind: PlaceKind;
  readonly value: JsonObject;
  readonly holder: JsonObject | JsonValue[];
  readonly key: string | number;
  readonly path: JsonPath;
}

const SCHEMAS = [
  "properties",
  "patternProperties",
  "dependentSchemas",
  "$defs",
  "prefixItems",
  "allOf",
  "anyOf",
  "oneOf",
];

/** What stands in an object of each kind: the keys that lead there, `*` for all keys or indexes. */
const PARTS: Record<PlaceKind, readonly (readonly [PlaceKind, ...string[]])[]> = {
  document: [
    ["path-item", "paths", "*"],
    ["path-item", "webhooks", "*"],
    ["path-item", "components", "pathItems", "*"],
    ["path-item", "components", "callbacks", "*", "*"],
    ["parameter", "components", "parameters", "*"],
    ["request-body", "components", "requestBodies", "*"],
    ["response", "components", "responses", "*"],
    ["header", "components", "headers", "*"],
    ["schema", "components", "schemas", "*"],
  ],
  "path-item": [
    ["parameter", "parameters", "*"],
    ...HTTP_METHODS.map((method) => ["operation", method] as const),
  ],
  operation: [
    ["parameter", "parameters", "*"],
    ["request-body", "requestBody"],
    ["response", "responses", "*"],
    ["path-item", "callbacks", "*", "*"],
  ],
  parameter: [
    ["schema", "schema"],
    ["media-type", "content", "*"],
  ],
  header: [
    ["schema", "schema"],
    ["media-type", "content", "*"],
  ],
  "request-body": [["media-type", "content", "*"]],
  response: [
    ["header", "headers", "*"],
    ["media-type", "content", "*"],
  ],
  "media-type": [["schema", "schema"]],
  schema: [
    ...SCHEMAS.map((keyword) => ["schema", keyword, "*"] as const),
    ["schema", "items"],
    ["schema", "additionalProperties"],
    ["schema", "not"],
  ],
};

/** Every place of a kind in the document, references among them, in the order of the document. */
export function placesOf(document: JsonObject, kind: PlaceKind): Place[] {
  const root: Place = { kind: "document", value: document, holder: [], key: 0, path: [] };
  return [...below(root)].filter((place) => place.kind === kind);
}

/** Those that stand there themselves. */
export function ownPlaces(document: JsonObject, kind: PlaceKind): Place[] {
  return placesOf(document, kind).filter(({ value }) => !isReference(value));
}

/** Every place in this one, and this one first. */
function* below(place: Place): Generator<Place> {
  yield place;
  if (isReference(place.value)) return;
  for (const [kind, ...keys] of PARTS[place.kind]) {
    for (const part of follow(place, kind, keys)) yield* below(part);
  }
}

function follow(place: Place, kind: PlaceKind, keys: readonly string[]): Place[] {
  type At = Omit<Place, "kind" | "value"> & { value: JsonValue };
  let found: At[] = [place];
  for (const key of keys) {
    found = found.flatMap(({ value, path }) => {
      if (typeof value !== "object" || value === null) return [];
      const wanted = key === "*" ? Object.keys(value) : Object.hasOwn(value, key) ? [key] : [];
      return wanted.map((name): At => {
        const own = Array.isArray(value) ? Number(name) : name;
        return { value: (value as JsonObject)[name] ?? null, holder: value, key: own, path: [...path, own] };
      });
    });
  }
  return found.flatMap(({ value, ...at }) =>
    isJsonObject(value) && !String(at.key).startsWith("x-") ? [{ ...at, kind, value }] : [],
  );
}

export function isReference(value: JsonObject): boolean {
  return typeof value["$ref"] === "string";
}

/** Puts something else where the place is. */
export function replace({ holder, key }: Place, value: JsonValue): void {
  (holder as JsonObject)[key] = value;
}

type Fits = (value: JsonObject, place: Place, document: JsonObject) => boolean;

/**
 * An edit that chooses one of the places that fit.
 *
 * @param change makes the change, and may give a text that says what of the place it chose
 */
export function placedEdit(
  name: string,
  kind: PlaceKind,
  fits: Fits,
  change: (value: JsonObject, pick: Pick, place: Place, document: JsonObject) => unknown,
): Edit {
  return {
    name,
    change(document, pick) {
      const fitting = ownPlaces(document, kind).filter((place) => fits(place.value, place, document));
      const place = pick(fitting);
      if (place === undefined) return undefined;
      const at = toPointer(place.path);
      const detail = change(place.value, pick, place, document);
      return typeof detail === "string" && detail !== "" ? `${at} ${detail}` : at;
    },
  };
}

/** Takes away what stands under a key. */
export function removal(name: string, kind: PlaceKind, key: string): Edit {
  return placedEdit(name, kind, has(key), (value) => delete value[key]);
}

/** Takes away one of the things that have names under a key, where there are so many. */
export function nameRemoval(name: string, kind: PlaceKind, key: string, least = 1): Edit {
  return placedEdit(name, kind, holds(key, least), (value, pick) => {
    const removed = pick(namesIn(value, key)) ?? "";
    delete madeIn(value, key)[removed];
    return removed;
  });
}

/** Sets something under a key. */
export function setting(name: string, kind: PlaceKind, fits: Fits, key: string, set: JsonValue): Edit {
  return placedEdit(name, kind, fits, (value) => {
    value[key] = structuredClone(set);
  });
}

/** Sets something under a key, or takes away what is there. */
export function toggle(
  name: string,
  kind: PlaceKind,
  key: string,
  fits: Fits = anywhere,
  set: JsonValue = true,
): Edit {
  return placedEdit(name, kind, fits, (value) => {
    if (value[key] === undefined || value[key] === false) value[key] = structuredClone(set);
    else delete value[key];
  });
}
