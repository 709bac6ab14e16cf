import { isJsonObject, type JsonObject, toPointer } from "@calloff/openapi/internal";
import type ts from "typescript";
import { entriesOf, referencesOf, unitName, unitsOf } from "../prune/units.ts";
import type { TypeDifference } from "./difference-list.ts";

/**
 * What the TypeScript compiler finds different in the types generated from two effective documents.
 *
 * @throws UserError when types cannot be generated from one of them
 */
export async function compareTypes(before: JsonObject, after: JsonObject): Promise<TypeDifference[]> {
  // The generator and the compiler take a second to load, which most comparisons can do without.
  const [{ openapiTypes }, { loadTypes }, { DifferenceList }, { Judge }, { compareExports }] =
    await Promise.all([
      import("@calloff/codegen/internal"),
      import("./load-types.ts"),
      import("./difference-list.ts"),
      import("./judge.ts"),
      import("./compare-exports.ts"),
    ]);
  const types = loadTypes(openapiTypes(before, "before"), openapiTypes(after, "after"));
  const list = new DifferenceList(new Judge(types.checker));
  resolveInOrder(types.checker, types.before("components"), orderSchemas(before));
  resolveInOrder(types.checker, types.after("components"), orderSchemas(after));
  const [reachedBefore, reachedAfter] = [reachedComponents(before), reachedComponents(after)];
  compareExports(list, types.before, types.after, {
    isReached: (group, name) => {
      const unit = unitName("components", group, name);
      return reachedBefore.has(unit) && reachedAfter.has(unit);
    },
    isDocumented: (group, name) => [before, after].some((document) => isNamed(document, group, name)),
    pointerOf: operationPointers(before, after),
  });
  return list.all();
}

/** The compiler follows one reference within another, and overflows on a chain of thousands unless it knows its end. */
function resolveInOrder(
  checker: ts.TypeChecker,
  components: ts.Type | undefined,
  names: readonly string[],
): void {
  const section = components && checker.getPropertyOfType(components, "schemas");
  const schemas = section && checker.getTypeOfSymbol(section);
  for (const name of names) {
    const schema = schemas && checker.getPropertyOfType(schemas, name);
    if (schema !== undefined) checker.getTypeOfSymbol(schema);
  }
}

function isNamed(document: JsonObject, group: string, name: string): boolean {
  const section = isJsonObject(document["components"]) ? document["components"][group] : undefined;
  return isJsonObject(section) && Object.hasOwn(section, name);
}

/** Where an operation stands, by its id; the newer document comes first. */
function operationPointers(before: JsonObject, after: JsonObject): (operationId: string) => string {
  const pointers = new Map<string, string>();
  for (const document of [before, after]) {
    for (const [path, item] of entriesOf(document["paths"])) {
      for (const [method, operation] of entriesOf(item)) {
        const id = isJsonObject(operation) ? operation["operationId"] : undefined;
        if (typeof id === "string") pointers.set(id, toPointer(["paths", path, method]));
      }
    }
  }
  return (id) => pointers.get(id) ?? "";
}

interface Step {
  readonly name: string;
  readonly left: string[];
}

/** The names of a document's schemas, each behind those that it refers to, but for what refers back to it. */
function orderSchemas({ components }: JsonObject): string[] {
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

/** The units that the operations of a document lead to, by name; webhooks and callbacks are no operations. */
function reachedComponents(document: JsonObject): Set<string> {
  const units = unitsOf(document);
  const reached = new Set([...units.keys()].filter((name) => name.startsWith("paths ")));
  for (const name of reached) {
    const value = units.get(name);
    if (value !== undefined) for (const target of referencesOf(value).units) reached.add(target);
  }
  return reached;
}
