import type { JsonValue } from "@calloff/openapi/internal";
import { type Finding, findingsBelow, type TypeComparison } from "./finding.ts";
import type { SchemaRef } from "./shape.ts";

/**
 * Compares two schemas that are part of no type: limits, and what is said of bodies that are text to the client.
 *
 * @returns what changed in their words alone; undefined where they mean something else
 */
export function compareMeaning(
  { walk, direction }: Pick<TypeComparison, "walk" | "direction">,
  before: JsonValue,
  after: JsonValue,
  pointer: string,
): Finding[] | undefined {
  if (walk.unchanged.isSame(before, after)) return [];
  const [old, now] = [typeAt(before, pointer), typeAt(after, pointer)];
  const comparison = walk.compare(old, now, direction);
  if (!walk.settle()) return undefined;
  const found = findingsBelow(comparison);
  return found.every(({ id }) => id === "documentation-changed") ? found : undefined;
}

function typeAt(value: JsonValue, pointer: string): SchemaRef {
  return { kind: "schema", place: { value, pointer } };
}
