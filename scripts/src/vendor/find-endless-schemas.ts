import { isJsonObject, type JsonObject, type JsonPath, type JsonValue } from "../document/json.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import type { Reference } from "./find-references.ts";

/**
 * References that lead, through `allOf`, `anyOf` and `oneOf` alone, to a schema that they stand in: it would have to
 * be written out before it could be written out. A property or a list in between makes it a recursive type, which is fine.
 *
 * @returns the first of each circle
 */
export function findEndlessSchemas(root: JsonObject, references: readonly Reference[]): JsonPath[] {
  const found: JsonPath[] = [];
  const done = new Set<JsonObject>();
  for (const { keyword, target, path } of references) {
    if (keyword !== "$ref" || typeof target !== "string") continue;
    const start = resolveReference(root, target).value;
    if (isJsonObject(start) && !done.has(start) && leadsBack(root, start, done)) found.push(path);
  }
  return found;
}

interface Step {
  readonly schema: JsonObject;
  readonly left: JsonObject[];
}

/** Without recursion, for schemas may be in each other as deep as a document is long. */
function leadsBack(root: JsonObject, start: JsonObject, done: Set<JsonObject>): boolean {
  const way: Step[] = [{ schema: start, left: nextOf(root, start) }];
  const onTheWay = new Set([start]);
  let isEndless = false;
  for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
    const next = step.left.pop();
    if (next === undefined) {
      way.pop();
      onTheWay.delete(step.schema);
      done.add(step.schema);
    } else if (onTheWay.has(next)) isEndless = true;
    else if (!done.has(next)) {
      way.push({ schema: next, left: nextOf(root, next) });
      onTheWay.add(next);
    }
  }
  return isEndless;
}

/** The schemas that this one is made of, but for what its values hold. */
function nextOf(root: JsonObject, { $ref: reference, allOf, anyOf, oneOf }: JsonObject): JsonObject[] {
  const parts: JsonValue[] = [allOf, anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const target = typeof reference === "string" ? resolveReference(root, reference).value : undefined;
  return [...parts, ...(target === undefined ? [] : [target])].filter(isJsonObject);
}
