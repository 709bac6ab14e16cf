import type { JsonValue } from "@calloff/openapi/internal";
import { compareCallbacks } from "./compare-callbacks.ts";
import { compareNameAndAge, compareParts } from "./compare-parts.ts";
import { compareSecurity } from "./compare-security.ts";
import { compareServers } from "./compare-servers.ts";
import { listOperations, matchOperations, type Operation } from "./match-operations.ts";
import { OperationComparison } from "./operation-comparison.ts";
import type { Walk } from "./walk.ts";

/** One comparison for each operation, in the order of the newer document; those that are gone come last. */
export function compareOperations(walk: Walk): OperationComparison[] {
  const pairs = matchOperations(listOperations(walk.before), listOperations(walk.after));
  return pairs.map(({ before, after }) => {
    const comparison = new OperationComparison(walk, (after ?? before)?.name ?? null);
    if (before !== undefined && after !== undefined) comparePair(comparison, before, after);
    else if (before !== undefined) {
      const message = `${before.name} is gone`;
      comparison.add("operation-removed", { pointer: before.pointer, before: before.name, message });
    } else if (after !== undefined) {
      comparison.add("operation-added", {
        pointer: after.pointer,
        after: after.name,
        message: `${after.name} is new`,
      });
    }
    return comparison;
  });
}

function comparePair(comparison: OperationComparison, before: Operation, after: Operation): void {
  const renamed = renamedParameters(before, after);
  if (renamed === undefined) {
    const message = `${before.name} is ${after.name} now`;
    comparison.add("operation-moved", {
      pointer: after.pointer,
      before: before.name,
      after: after.name,
      message,
    });
  } else comparePathNames(comparison, before, after, renamed);
  compareServers(comparison, before, after);
  compareSecurity(comparison, before, after);
  const { unchanged } = comparison.walk;
  const isSame =
    unchanged.isSame(before.value, after.value) && unchanged.isSame(outsideOf(before), outsideOf(after));
  if (isSame && renamed?.size === 0) return;
  compareNameAndAge(comparison, before, after);
  comparison.compareTexts(before.pathItem, after.pathItem, after.pathPointer);
  comparison.compareTexts(before.value, after.value, after.pointer);
  compareParts(comparison, before, after, renamed ?? new Map());
  compareCallbacks(comparison, before, after);
}

/** What the path says for all its operations. */
function outsideOf({
  pathItem: { parameters = [], summary = null, description = null },
}: Operation): JsonValue {
  return { parameters, summary, description };
}

/** The newer names of path parameters by their older ones; undefined when the paths differ in more than names. */
function renamedParameters(before: Operation, after: Operation): Map<string, string> | undefined {
  if (before.method !== after.method) return undefined;
  const blank = (path: string): string => path.replaceAll(/\{[^}]*\}/g, "{}");
  if (blank(before.path) !== blank(after.path)) return undefined;
  const now = namesIn(after.path);
  return new Map(
    namesIn(before.path).flatMap((name, index) => {
      const other = now[index];
      return other === undefined || other === name ? [] : [[name, other]];
    }),
  );
}

function namesIn(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
}

function comparePathNames(
  comparison: OperationComparison,
  before: Operation,
  after: Operation,
  renamed: ReadonlyMap<string, string>,
): void {
  for (const [old, now] of renamed) {
    const message = `the path parameter ${old} of ${before.path} is called ${now} now, and the path is ${after.path}`;
    comparison.add("path-parameter-renamed", {
      pointer: after.pathPointer,
      before: old,
      after: now,
      message,
    });
  }
}
