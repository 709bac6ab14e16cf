import type { JsonObject } from "../document/json.ts";
import { listOperations, operationName } from "../operations/operations.ts";
import { UserError } from "../user-error.ts";
import type { Locate } from "./apply-overlay.ts";
import type { Origins } from "./origins.ts";

/**
 * Holds an overlay to say of every operation that it adds, and of no other, that it is ours: types, reports and
 * users tell by that mark what the vendor has not documented in the page that is vendored.
 *
 * @throws UserError naming the operation and its line in the overlay
 */
export function checkOperationOrigins(document: JsonObject, origins: Origins, locate: Locate): void {
  for (const { path, method, operation } of listOperations(document)) {
    const origin = origins.find(document, ["paths", path, method]);
    const isMarked = operation["x-calloff-origin"] !== undefined;
    if ((origin.from === "overlay") === isMarked) continue;
    const name = operationName({ method, path });
    if (!isMarked) {
      throw new UserError(
        `${name} is not in the vendor's document: give it x-calloff-origin: { from: overlay, source: … }.`,
        locate(origin.path),
      );
    }
    const mark = origins.find(document, ["paths", path, method, "x-calloff-origin"]);
    throw new UserError(
      `${name} is in the vendor's document: take x-calloff-origin away.`,
      locate(mark.path),
    );
  }
}

/** Operations of the vendor's document that the overlay takes away, such as `POST /files`. */
export function leftOutOperations(published: JsonObject, effective: JsonObject): string[] {
  const kept = new Set(listOperations(effective).map(operationName));
  return listOperations(published)
    .map(operationName)
    .filter((name) => !kept.has(name));
}
