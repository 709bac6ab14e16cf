import {
  findLists,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  membersOf,
  schemaAt,
  type Values,
} from "@calloff/openapi/internal";
import { describedProperties } from "./described-properties.ts";

/**
 * An answer with values that its schemas do not list, where vendors may add some. The same value where there is no such
 * place, or where it cannot be known because variants differ.
 */
export function withUnlisted(document: JsonObject, schema: JsonObject, value: JsonValue): JsonValue {
  const lists = listsOf(document);
  const visit = (schemas: readonly JsonValue[], part: JsonValue): JsonValue => {
    if (typeof part === "string" || typeof part === "number") {
      return isOpen(document, lists, schemas) ? unlisted(part) : part;
    }
    const known = describedProperties(document, schemas, "response");
    if (Array.isArray(part)) return part.map((item) => visit(known.items, item));
    if (!isJsonObject(part)) return part;
    return Object.fromEntries(
      Object.entries(part).map(([name, inner]) => [
        name,
        visit(known.properties.get(name) ?? known.others, inner),
      ]),
    );
  };
  return visit([schema], value);
}

function unlisted(value: string | number): string | number {
  return typeof value === "string" ? `${value}, or another` : value + 1_000_003;
}

/** Whether all that is said of a value are lists, and each of them is open. */
function isOpen(
  document: JsonObject,
  lists: ReadonlyMap<JsonObject, Values>,
  schemas: readonly JsonValue[],
): boolean {
  const found: (Values | undefined)[] = [];
  const seen = new Set<JsonObject>();
  const left = [...schemas];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const schema = schemaAt(document, next);
    if (schema === undefined || seen.has(schema)) continue;
    seen.add(schema);
    const members = lists.has(schema) ? [] : membersOf(schema);
    left.push(...members);
    if (members.length === 0) found.push(lists.get(schema));
  }
  return found.length > 0 && found.every((values) => values === "open");
}

const known = new WeakMap<JsonObject, Map<JsonObject, Values>>();

function listsOf(document: JsonObject): Map<JsonObject, Values> {
  const lists = known.get(document) ?? findLists(document);
  known.set(document, lists);
  return lists;
}
