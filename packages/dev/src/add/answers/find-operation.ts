import type { JsonObject } from "@calloff/openapi/internal";
import { listOperations, type Operation, UserError } from "@calloff/openapi/internal";
import { type Candidate, candidateOf, nameOf } from "../jobs/find-candidates.ts";

const MAX_NAMED = 12;

/**
 * The operation of this name, as one that has a part in a job's life.
 *
 * @throws UserError when the document has no such operation, or it needs more than a job's id
 */
export function findOperation(document: JsonObject, name: string, option: string): Candidate {
  const found = candidateOf(document, operationNamed(document, name, option), "named");
  if (found.obstacle !== undefined) throw new UserError(`${option} ${found.name}: ${found.obstacle}.`);
  return found;
}

/**
 * The operation of this name; what its path parameters are called does not matter.
 *
 * @throws UserError when the document has no such operation
 */
export function operationNamed(document: JsonObject, name: string, option: string): Operation {
  const wanted = blank(name);
  const operations = listOperations(document);
  const place = operations.find((each) => blank(nameOf(each)) === wanted);
  if (place !== undefined) return place;
  const names = operations.map(nameOf);
  const shown = names.slice(0, MAX_NAMED).join(", ");
  const more = names.length > MAX_NAMED ? `, and ${names.length - MAX_NAMED} more` : "";
  throw new UserError(`${option} ${name}: the document has no such operation. It has ${shown}${more}.`);
}

function blank(name: string): string {
  const [method = "", ...path] = name.trim().split(/\s+/);
  return `${method.toUpperCase()} ${path.join(" ").replace(/\{[^{}]*\}/g, "{}")}`;
}
