import { isJsonObject, type JsonObject, type JsonPath, listOf } from "../document/json.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import type { Reference } from "./find-references.ts";

/** What a problem of this kind is told by. */
export const ENDLESS_RULE = "endless-schema";

/** Real ones are made of some hundreds. */
const MAX_PARTS = 100_000;
const ENDLESS =
  "$ref leads to a schema that contains itself through allOf, anyOf or oneOf, without a property or a list in between; no type can be made of it.";
const TOO_LARGE = `$ref leads to a schema that is made of more than ${MAX_PARTS} others through allOf, anyOf and oneOf.`;

/**
 * Schemas that cannot be written out, as types and samples do, or that would never end: through `allOf`, `anyOf` and
 * `oneOf` alone they contain themselves, or twice what contains twice what contains …. A property or a list in between
 * makes it a recursive type, which is fine.
 *
 * @returns the first reference to each
 */
export function findEndlessSchemas(
  root: JsonObject,
  references: readonly Reference[],
): { path: JsonPath; message: string; rule: string }[] {
  const parts = new Map<JsonObject, number>();
  return references.flatMap(({ keyword, target, path }) => {
    if (keyword !== "$ref" || typeof target !== "string") return [];
    const start = resolveReference(root, target).value;
    if (!isJsonObject(start) || parts.has(start)) return [];
    if (leadsBack(root, start, parts)) return [{ path, message: ENDLESS, rule: ENDLESS_RULE }];
    return (parts.get(start) ?? 0) > MAX_PARTS ? [{ path, message: TOO_LARGE, rule: ENDLESS_RULE }] : [];
  });
}

interface Step {
  readonly schema: JsonObject;
  readonly left: JsonObject[];
}

/**
 * Without recursion, for schemas may be in each other as deep as a document is long.
 *
 * @param parts learns of how many parts each schema is made
 */
function leadsBack(root: JsonObject, start: JsonObject, parts: Map<JsonObject, number>): boolean {
  const way: Step[] = [{ schema: start, left: nextOf(root, start) }];
  const onTheWay = new Set([start]);
  let isEndless = false;
  for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
    const { schema, left } = step;
    const next = left.pop();
    if (next === undefined) {
      way.pop();
      onTheWay.delete(schema);
      const own = nextOf(root, schema).map((part) => parts.get(part) ?? 0);
      parts.set(
        schema,
        own.reduce((sum, count) => sum + count, 1),
      );
    } else if (onTheWay.has(next)) isEndless = true;
    else if (!parts.has(next)) {
      way.push({ schema: next, left: nextOf(root, next) });
      onTheWay.add(next);
    }
  }
  return isEndless;
}

/** The schemas that this one is made of, but for what its values hold. */
function nextOf(root: JsonObject, { $ref: reference, allOf, anyOf, oneOf }: JsonObject): JsonObject[] {
  const own = [allOf, anyOf, oneOf].flatMap(listOf);
  const target = typeof reference === "string" ? resolveReference(root, reference).value : undefined;
  return [...own, ...(target === undefined ? [] : [target])].filter(isJsonObject);
}
