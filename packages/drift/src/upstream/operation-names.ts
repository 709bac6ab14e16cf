import type { JsonObject } from "@calloff/openapi/internal";
import { listOperations, type Operation } from "@calloff/openapi/internal";

/** An operation as people name it, and by what it is known again. */
export interface NamedOperation extends Operation {
  /** As in `DELETE /job/{jobId}`. */
  readonly name: string;
}

export function namedOperations(document: JsonObject): NamedOperation[] {
  return listOperations(document).map((operation) => ({
    ...operation,
    name: `${operation.method.toUpperCase()} ${operation.path}`,
  }));
}

/**
 * Whether two documents speak of one operation: what its path parameters are called makes no other one of it,
 * and one that has moved keeps its `operationId`.
 */
export function isSameOperation(one: NamedOperation, other: NamedOperation): boolean {
  const { operationId } = one.operation;
  if (blankParameters(one.name) === blankParameters(other.name)) return true;
  return typeof operationId === "string" && operationId === other.operation["operationId"];
}

/** By name alone, as source.yaml has it. */
export function isNamed(operation: NamedOperation, name: string): boolean {
  return blankParameters(operation.name) === blankParameters(name);
}

function blankParameters(name: string): string {
  return name.replace(/\{[^{}]*\}/g, "{}");
}
