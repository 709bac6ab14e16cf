import { escapeKey } from "@calloff/openapi/internal";
import { sectionOf } from "./compare-names.ts";
import { compareNameAndAge, compareParts } from "./compare-parts.ts";
import { listMethods, matchOperations } from "./match-operations.ts";
import { OperationComparison } from "./operation-comparison.ts";
import type { Walk } from "./walk.ts";

/** Path items among the components that kept their names: the types have their operations, whether a path uses them or not. */
export function compareSharedPaths(walk: Walk): OperationComparison {
  const comparison = new OperationComparison(walk, null);
  const [old, now] = [
    sectionOf(walk.before.document, "pathItems"),
    sectionOf(walk.after.document, "pathItems"),
  ];
  for (const [name, value] of Object.entries(now)) {
    const pointer = `/components/pathItems/${escapeKey(name)}`;
    if (!Object.hasOwn(old, name) || !walk.unchanged.hasChanged(`#${pointer}`)) continue;
    const pairs = matchOperations(
      listMethods(walk.before, name, { value: old[name], pointer }),
      listMethods(walk.after, name, { value, pointer }),
    );
    for (const { before, after } of pairs) {
      if (before !== undefined && after !== undefined) {
        compareNameAndAge(comparison, before, after);
        compareParts(comparison, before, after, new Map());
      } else if (before !== undefined) {
        const message = `${before.name} is gone from components.pathItems`;
        comparison.add("operation-removed", { pointer: before.pointer, before: before.name, message });
      } else if (after !== undefined) {
        const message = `${after.name} is new in components.pathItems`;
        comparison.add("operation-added", { pointer: after.pointer, after: after.name, message });
      }
    }
  }
  return comparison;
}
