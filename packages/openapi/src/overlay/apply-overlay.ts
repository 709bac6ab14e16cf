import { JSONPathEnvironment, JSONPathError } from "json-p3";
import { isJsonObject, type JsonObject, type JsonPath, type JsonValue } from "../document/json.ts";
import { childValue, toPointer, valueAt } from "../document/pointer.ts";
import { type Place, UserError } from "../user-error.ts";
import { childOf, type Origin, Origins } from "./origins.ts";
import type { Overlay, OverlayAction } from "./overlay.ts";

/** Gives the place in a file of the value at `path`, in the document that was read from that file. */
export type Locate = (path: JsonPath) => Place;

/** json-p3 stops `..` at 50 levels unless told otherwise; documents may be ten times as deep. */
const jsonPath = new JSONPathEnvironment({ maxRecursionDepth: 1_000 });

/**
 * Applies an overlay to a document, as Overlay 1.0.0 says ("Overlay Object"): the actions in order, each to the result
 * of the one before. Neither argument is changed, and the result shares nothing with them.
 *
 * Stricter than the specification in one thing: an action whose target matches nothing is an error,
 * because what it was written to correct has moved.
 *
 * @param locate gives places in the overlay's file for messages; without it they name the target alone
 * @returns the changed copy
 * @throws UserError when a target is not a JSONPath of RFC 9535, matches nothing, or selects what its action cannot change
 * @example
 * const overlay = { actions: [{ target: "$.info", update: { title: "Acme" } }] };
 * const changed = applyOverlay(document.value, overlay);
 */
export function applyOverlay(document: JsonObject, overlay: Overlay, locate?: Locate): JsonObject {
  return applyTracked(document, overlay, locate, new Origins());
}

/**
 * Applies an overlay as `applyOverlay` does.
 *
 * @param origins learns where each value of the result was written
 * @throws UserError as `applyOverlay` does
 */
export function applyTracked(
  document: JsonObject,
  overlay: Overlay,
  locate: Locate | undefined,
  origins: Origins,
): JsonObject {
  const result = origins.copy(document, { from: "document", path: [] });
  for (const [index, action] of overlay.actions.entries()) {
    const origin: Origin = { from: "overlay", path: ["actions", index] };
    const step: Step = {
      action,
      origin,
      fail: (message, { path }) => new UserError(message, locate?.(path)),
    };
    const nodes = select(result, step);
    // "Action Object": update "has no impact if the remove field of this action object is true".
    if (action.remove === true) remove(result, nodes, step);
    else if (action.update !== undefined) update(nodes, action.update, step, origins);
  }
  return result;
}

/** An action at work. */
interface Step {
  readonly action: OverlayAction;
  readonly origin: Origin;
  fail(message: string, at: Origin): UserError;
}

/** A node that a target selects. */
interface Selected {
  readonly value: JsonValue;
  readonly location: JsonPath;
}

function select(document: JsonObject, { action: { target }, origin, fail }: Step): Selected[] {
  try {
    const locations = jsonPath.query(target, document).locations();
    if (locations.length > 0) {
      return locations.map((location) => ({ location, value: valueAt(document, location) ?? null }));
    }
  } catch (error) {
    if (!(error instanceof JSONPathError)) throw error;
    throw fail(
      `the target ${target} is not a JSONPath of RFC 9535: ${error.message}.`,
      childOf(origin, "target"),
    );
  }
  throw fail(
    `the target ${target} matches nothing: the vendor has moved what this action corrects, ` +
      "or an earlier action has. Compare it with the document, then correct the target or drop the action.",
    childOf(origin, "target"),
  );
}

/**
 * Overlay 1.0.0 lets a target select objects and lists only; 1.1.0 lets `remove` take plain values too,
 * as tools did before it. There is nothing else the author of such an action could mean, so it works here.
 */
function remove(document: JsonObject, nodes: readonly Selected[], step: Step): void {
  // All holders are found before anything goes: a removed list item changes the indexes of those after it.
  const doomed = new Map<JsonValue, Set<string | number>>();
  for (const { location } of nodes) {
    const key = location.at(-1);
    if (key === undefined) {
      throw step.fail(
        `the target ${step.action.target} selects the whole document, which nothing contains to remove it from.`,
        childOf(step.origin, "target"),
      );
    }
    const holder = valueAt(document, location.slice(0, -1)) ?? null;
    doomed.set(holder, (doomed.get(holder) ?? new Set()).add(key));
  }
  for (const [holder, keys] of doomed) {
    if (Array.isArray(holder)) {
      for (let index = holder.length - 1; index >= 0; index -= 1)
        if (keys.has(index)) holder.splice(index, 1);
    } else if (isJsonObject(holder)) {
      for (const key of keys) delete holder[key];
    }
  }
}

function update(nodes: readonly Selected[], value: JsonValue, step: Step, origins: Origins): void {
  const origin = childOf(step.origin, "update");
  const changed = new Set<JsonValue>();
  for (const node of nodes) {
    // A query may select one node twice, as $['a','a'] does; an action changes it once.
    if (changed.has(node.value)) continue;
    changed.add(node.value);
    if (Array.isArray(node.value)) {
      // "Action Object": for an array, update is "an entry to append", so a list becomes one entry.
      origins.append(node.value, value, origin);
    } else if (!isJsonObject(node.value)) {
      throw step.fail(
        `the target ${step.action.target} selects ${JSON.stringify(node.value)} at ${toPointer(node.location)}, ` +
          "but an update changes objects and lists only. Select the object that holds it and name the property in update.",
        childOf(step.origin, "target"),
      );
    } else if (isJsonObject(value)) {
      merge(node.value, value, { step, origins, origin, location: node.location });
    } else {
      throw step.fail(
        `the target ${step.action.target} selects an object, so update must be an object, not ${kindOf(value)}.`,
        origin,
      );
    }
  }
}

interface Merging {
  readonly step: Step;
  readonly origins: Origins;
  /** Where the update was written. */
  readonly origin: Origin;
  /** Where in the document it goes. */
  readonly location: JsonPath;
}

/**
 * "Action Object": "the properties in the update object are recursively merged with the properties in the
 * target object with the same names; new properties are added", and they "MUST be compatible with the
 * target object". Overlay 1.1.0 spells the same out: lists are concatenated, plain values replaced.
 */
function merge(target: JsonObject, update: JsonObject, { step, origins, ...at }: Merging): void {
  for (const [key, value] of Object.entries(update)) {
    const old = childValue(target, key);
    const origin = childOf(at.origin, key);
    const location = [...at.location, key];
    if (isJsonObject(old) && isJsonObject(value)) merge(old, value, { step, origins, origin, location });
    else if (Array.isArray(old) && Array.isArray(value)) {
      for (const [index, item] of value.entries()) origins.append(old, item, childOf(origin, index));
    } else if (old === undefined || kindOf(old) === kindOf(value)) {
      origins.set(target, key, value, origin);
    } else {
      throw step.fail(
        `${kindOf(value)} cannot be merged into ${kindOf(old)}, which the document has at ${toPointer(location)}. ` +
          "To replace it, remove it in an action before this one.",
        origin,
      );
    }
  }
}

function kindOf(value: JsonValue): string {
  if (Array.isArray(value)) return "a list";
  return isJsonObject(value) ? "an object" : "a plain value";
}
