import { compareBodies } from "./compare-bodies.ts";
import { compareParameters } from "./compare-parameters.ts";
import { compareResponses } from "./compare-responses.ts";
import type { Operation } from "./match-operations.ts";
import type { OperationComparison } from "./operation-comparison.ts";

/** What the operation is called, and whether it is still to be used. */
export function compareNameAndAge(
  comparison: OperationComparison,
  before: Operation,
  after: Operation,
): void {
  compareIds(comparison, before, after);
  compareDeprecation(comparison, before, after);
}

/** What an operation takes and gives. */
export function compareParts(
  comparison: OperationComparison,
  before: Operation,
  after: Operation,
  renamed: ReadonlyMap<string, string>,
): void {
  compareParameters(comparison, before, after, renamed);
  compareBodies(comparison, before, after);
  compareResponses(comparison, before, after);
}

function compareIds(comparison: OperationComparison, before: Operation, after: Operation): void {
  const [old = null, now = null] = [before.value["operationId"], after.value["operationId"]];
  if (old === now) return;
  const { pointer } = now === null ? before : after;
  const details = { pointer: `${pointer}/operationId`, before: old, after: now };
  if (old === null) {
    comparison.add("operation-id-added", {
      ...details,
      message: `${after.name} is called ${String(now)} now`,
    });
  } else if (now === null) {
    comparison.add("operation-id-removed", {
      ...details,
      message: `${after.name} is no longer called ${String(old)}`,
    });
  } else {
    comparison.add("operation-id-changed", {
      ...details,
      message: `${after.name} is called ${String(now)} now, no longer ${String(old)}`,
    });
  }
}

function compareDeprecation(comparison: OperationComparison, before: Operation, after: Operation): void {
  const [old, now] = [before.value["deprecated"] === true, after.value["deprecated"] === true];
  if (old === now) return;
  const id = now ? "operation-deprecated" : "operation-undeprecated";
  const message = `${after.name} is ${now ? "deprecated" : "no longer deprecated"}`;
  comparison.add(id, { pointer: after.pointer, before: old, after: now, message });
}
