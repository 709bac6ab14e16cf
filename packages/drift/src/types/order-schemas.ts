import { isJsonObject, type JsonObject } from "@calloff/openapi/internal";
import { entriesOf, referencesOf, unitName } from "../prune/units.ts";

interface Step {
  readonly name: string;
  readonly left: string[];
}

/** The names of a document's schemas, each behind those that it refers to, but for what refers back to it. */
export function orderSchemas({ components }: JsonObject): string[] {
  const schemas = entriesOf(isJsonObject(components) ? components["schemas"] : undefined);
  const names = new Map(schemas.map(([name]) => [unitName("components", "schemas", name), name]));
  const references = new Map(
    schemas.map(([name, value]) => [
      name,
      [...referencesOf(value).units].flatMap((unit) => names.get(unit) ?? []),
    ]),
  );
  const order: string[] = [];
  const seen = new Set<string>();
  const way: Step[] = [];
  const enter = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    way.push({ name, left: [...(references.get(name) ?? [])] });
  };
  for (const [start] of schemas) {
    enter(start);
    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const next = step.left.pop();
      if (next !== undefined) enter(next);
      else order.push(way.pop()?.name ?? "");
    }
  }
  return order;
}
