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
 * Applies an overlay to a document, as Overlay 1.0 or 1.1 says ("Overlay Object"): the actions in order, each to the
 * result of the one before. Neither argument is changed, and the result shares nothing with them.
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
  const isNew = overlay.overlay !== undefined && !overlay.overlay.startsWith("1.0.");
  for (const [index, action] of overlay.actions.entries()) {
    const origin: Origin = { from: "overlay", path: ["actions", index] };
    const fail: Step["fail"] = (message, { path }) => new UserError(message, locate?.(path));
    const step = { document: result, action, origin, origins, isNew, fail };
    const nodes = select(action.target, "target", step);
    // "Action Object": update and copy have "no impact if the remove field of this action object is true".
    if (action.remove === true) remove(nodes, step);
    else if (action.update !== undefined)
      update(nodes, { value: action.update, origin: childOf(origin, "update") }, step);
    else if (action.copy !== undefined)
      update(nodes, { value: copied(action.copy, step), origin: childOf(origin, "copy") }, step);
  }
  return result;
}

/** An action at work. */
interface Step {
  /** With what the actions before have changed. */
  readonly document: JsonObject;
  readonly action: OverlayAction;
  readonly origin: Origin;
  readonly origins: Origins;
  /** Whether it is of Overlay 1.1, where lists are joined and plain values replaced. */
  readonly isNew: boolean;
  fail(message: string, at: Origin): UserError;
}

/** A node that a target selects. */
interface Selected {
  readonly value: JsonValue;
  readonly location: JsonPath;
}

function select(query: string, field: "target" | "copy", { document, origin, fail }: Step): Selected[] {
  try {
    const locations = jsonPath.query(query, document).locations();
    if (locations.length > 0) {
      return locations.map((location) => ({ location, value: valueAt(document, location) ?? null }));
    }
  } catch (error) {
    if (!(error instanceof JSONPathError)) throw error;
    throw fail(
      `the ${field} ${query} is not a JSONPath of RFC 9535: ${error.message}.`,
      childOf(origin, field),
    );
  }
  throw fail(
    `the ${field} ${query} matches nothing: the vendor has moved what this action ${field === "copy" ? "copies" : "corrects"}, ` +
      `or an earlier action has. Compare it with the document, then correct the ${field} or drop the action.`,
    childOf(origin, field),
  );
}

/** "A JSONPath expression selecting a single node". */
function copied(query: string, step: Step): JsonValue {
  const nodes = select(query, "copy", step);
  const [node] = nodes;
  if (node !== undefined && nodes.length === 1) return node.value;
  const problem = `the copy ${query} selects ${nodes.length} values, and one is copied: name it.`;
  throw step.fail(problem, childOf(step.origin, "copy"));
}

/**
 * Overlay 1.0.0 lets a target select objects and lists only; 1.1.0 lets `remove` take plain values too,
 * as tools did before it. There is nothing else the author of such an action could mean, so it works here.
 */
function remove(nodes: readonly Selected[], step: Step): void {
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
    const holder = valueAt(step.document, location.slice(0, -1)) ?? null;
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

/** What is put into the document, and where the overlay says so. */
interface Written {
  readonly value: JsonValue;
  readonly origin: Origin;
}

function update(nodes: readonly Selected[], { value, origin }: Written, step: Step): void {
  const { target } = step.action;
  const kinds = new Set(nodes.map((node) => kindOf(node.value)));
  if (kinds.size > 1 && step.isNew) {
    const problem = `the target ${target} selects ${[...kinds].sort().join(" and ")}, and they cannot be changed alike.`;
    throw step.fail(problem, childOf(step.origin, "target"));
  }
  const changed = new Set<string>();
  for (const node of nodes) {
    // A query may select one node twice, as $['a','a'] does; an action changes it once.
    const pointer = toPointer(node.location);
    if (changed.has(pointer)) continue;
    changed.add(pointer);
    if (Array.isArray(node.value)) {
      // Overlay 1.0: "an entry to append to the array", so a list becomes one entry. 1.1: lists are joined.
      const entries = step.isNew && Array.isArray(value) ? value : [value];
      for (const entry of entries) step.origins.append(node.value, entry, origin);
    } else if (!isJsonObject(node.value)) {
      replace(node, { value, origin }, step);
    } else if (isJsonObject(value)) {
      merge(node.value, value, { origin, location: node.location }, step);
    } else {
      const problem = `the target ${target} selects an object, so it takes an object, not ${kindOf(value)}.`;
      throw step.fail(problem, origin);
    }
  }
}

/** A plain value in place of a plain value. */
function replace({ value: old, location }: Selected, { value, origin }: Written, step: Step): void {
  const { target } = step.action;
  if (!step.isNew) {
    throw step.fail(
      `the target ${target} selects ${JSON.stringify(old)} at ${toPointer(location)}, ` +
        "but an update changes objects and lists only. Select the object that holds it and name the property in " +
        "update, or say overlay: 1.1.0.",
      childOf(step.origin, "target"),
    );
  }
  if (typeof value === "object" && value !== null) {
    const problem = `the target ${target} selects a plain value, so it takes a plain value, not ${kindOf(value)}.`;
    throw step.fail(problem, origin);
  }
  const holder = valueAt(step.document, location.slice(0, -1));
  const key = location.at(-1) ?? "";
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else if (isJsonObject(holder)) step.origins.set(holder, String(key), value, origin);
}

/** Where an update was written, and where in the document it goes. */
type Way = Pick<Written, "origin"> & Pick<Selected, "location">;

/**
 * "Action Object": "the properties in the update object are recursively merged with the properties in the
 * target object with the same names; new properties are added", and they "MUST be compatible with the
 * target object". Overlay 1.1.0 spells the same out: lists are concatenated, plain values replaced.
 */
function merge(target: JsonObject, update: JsonObject, at: Way, step: Step): void {
  for (const [key, value] of Object.entries(update)) {
    const old = childValue(target, key);
    const origin = childOf(at.origin, key);
    const location = [...at.location, key];
    if (isJsonObject(old) && isJsonObject(value)) merge(old, value, { origin, location }, step);
    else if (Array.isArray(old) && Array.isArray(value)) {
      for (const [index, item] of value.entries()) step.origins.append(old, item, childOf(origin, index));
    } else if (old === undefined || kindOf(old) === kindOf(value)) {
      step.origins.set(target, key, value, origin);
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
