import { schemaAt } from "../operations/bytes.ts";
import { schemasOf } from "../operations/visit-schemas.ts";
import { isJsonObject, type JsonObject, type JsonValue, listOf, objectOf } from "./json.ts";

const UNIONS = ["oneOf", "anyOf"];
const PARTS = ["allOf", ...UNIONS];
/** Of a parent, what does not hold for its children: how they are told apart, words, and values of the whole. */
const OWN = ["discriminator", "title", "description", "default", "example", "examples", "externalDocs"];

/** A parent in an `allOf` of one of its children, and which of its unions have that child. */
interface Tie {
  readonly parent: JsonObject;
  readonly unions: readonly string[];
}

type Ties = ReadonlyMap<JsonObject, ReadonlyMap<JsonValue, Tie>>;

/**
 * Gives children their parent's own part where they refer, in an `allOf`, to a parent that is `oneOf` its children. Taken
 * by the letter, such a parent has no values that could be told: whether one is a child depends on whether it is the
 * parent. Meant is what OpenAPI says of a parent with a discriminator: its children have all that it says itself.
 *
 * @param document is changed in place; one without such parents is left as it is
 */
export function untieParents(document: JsonObject): void {
  const ties = findTies(document);
  const untied = [...ties.keys()].map((schema) => [schema, untiedParts(schema, ties, new Set())] as const);
  for (const [schema, parts] of untied) {
    if (parts.length > 0) schema["allOf"] = structuredClone(parts);
    // Nothing of its own, and nothing of its parent's: it is made of itself alone, and stays so, to be refused.
    else if (Object.keys(withoutKeys(schema, ["allOf", ...OWN])).length > 0) delete schema["allOf"];
  }
}

function findTies(document: JsonObject): Ties {
  const ties = new Map<JsonObject, Map<JsonValue, Tie>>();
  const reached = new Map<JsonObject, ReadonlyMap<string, ReadonlySet<JsonObject>>>();
  const schemas = schemasOf(document);
  const members = schemas.flatMap((schema) => UNIONS.flatMap((key) => listOf(schema[key])));
  const references = new Set(members.filter(isReference));
  for (const schema of schemas) {
    if (references.has(schema)) continue;
    for (const member of listOf(schema["allOf"])) {
      const parent = isJsonObject(member) && "$ref" in member ? schemaAt(document, member) : undefined;
      if (parent === undefined || !UNIONS.some((key) => key in parent)) continue;
      const below = reached.get(parent) ?? new Map(UNIONS.map((key) => [key, reach(document, parent[key])]));
      reached.set(parent, below);
      const unions = UNIONS.filter((key) => below.get(key)?.has(schema));
      if (unions.length === 0) continue;
      ties.set(schema, (ties.get(schema) ?? new Map<JsonValue, Tie>()).set(member, { parent, unions }));
    }
  }
  return ties;
}

/** OpenAPI 3.0 writes a reference with words beside it as an `allOf` of one: a member of a union is that parent itself. */
function isReference(schema: JsonValue): boolean {
  if (!isJsonObject(schema) || listOf(schema["allOf"]).length !== 1) return false;
  return Object.keys(schema).every((key) => key === "allOf" || key === "nullable" || OWN.includes(key));
}

/** The schemas that these are made of, but for what their values hold. */
function reach(document: JsonObject, start: JsonValue | undefined): Set<JsonObject> {
  const found = new Set<JsonObject>();
  const left = [...listOf(start)];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const schema = schemaAt(document, next);
    if (schema === undefined || found.has(schema)) continue;
    found.add(schema);
    // Since OpenAPI 3.1, other parts may stand beside a reference.
    for (const holder of new Set([schema, objectOf(next)]))
      left.push(...PARTS.flatMap((key) => listOf(holder[key])));
  }
  return found;
}

/**
 * The `allOf` of a schema with each parent's own part in its place.
 *
 * @param within the parents that are being written out
 */
function untiedParts(schema: JsonObject, ties: Ties, within: ReadonlySet<JsonObject>): JsonValue[] {
  return listOf(schema["allOf"]).flatMap((member): JsonValue[] => {
    const tie = ties.get(schema)?.get(member);
    if (tie !== undefined && !within.has(tie.parent)) {
      const own = ownPart(tie, ties, new Set([...within, tie.parent]));
      const beside = withoutKeys(member as JsonObject, ["$ref"]);
      return [own, beside].filter((part) => Object.keys(part).length > 0);
    }
    if (!isJsonObject(member) || "$ref" in member || !("allOf" in member)) return [member];
    return [{ ...member, allOf: untiedParts(member, ties, within) }];
  });
}

function ownPart({ parent, unions }: Tie, ties: Ties, within: ReadonlySet<JsonObject>): JsonObject {
  const own = withoutKeys(parent, [...OWN, ...unions]);
  return "allOf" in own ? { ...own, allOf: untiedParts(parent, ties, within) } : own;
}

function withoutKeys(schema: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key)));
}
