import type { JsonValue } from "@calloff/openapi/internal";
import { type Direction, type Finding, finding } from "./finding.ts";
import type { Scalar, Shape } from "./shape.ts";
import type { Walk } from "./walk.ts";

const MAX_LISTED = 20;

/**
 * Compares closed sets of values, as a `const` or an `enum` makes them, with those or with open kinds. A kind of values
 * that is there on one side alone is another type, whatever values it has.
 */
export function compareScalars(walk: Walk, before: Shape, after: Shape, direction: Direction): Finding[] {
  const findings: Finding[] = [];
  const gone: JsonValue[] = [];
  const fresh: JsonValue[] = [];
  let place = after.pointer;
  for (const kind of new Set([...before.scalars.keys(), ...after.scalars.keys()])) {
    const [old, now] = [before.scalars.get(kind), after.scalars.get(kind)];
    if (old === undefined || now === undefined || kind === "null") continue;
    if (old.open !== now.open) findings.push(compareOpenness(walk, old, now, kind, direction));
    else if (!old.open) {
      gone.push(...[...old.values].filter(([text]) => !now.values.has(text)).map(([, value]) => value));
      const added = [...now.values].filter(([text]) => !old.values.has(text)).map(([, value]) => value);
      fresh.push(...added);
      place = now.pointer;
    }
  }
  return [
    ...findings,
    ...valuesRemoved(walk, gone, place, direction),
    ...valuesAdded(walk, fresh, place, direction),
  ];
}

function compareOpenness(
  walk: Walk,
  before: Scalar,
  after: Scalar,
  kind: string,
  direction: Direction,
): Finding {
  const words = walk.words(after.pointer);
  const pointer = after.pointer;
  if (after.open) {
    const message = `${words} ${direction === "request" ? "takes" : "may be"} any ${kind} now, not only ${list([...before.values.values()])}`;
    return finding(`${direction}-enum-opened`, {
      pointer,
      before: short([...before.values.values()]),
      after: kind,
      message,
    });
  }
  const values = [...after.values.values()];
  const message = `${words} ${direction === "request" ? "takes" : "is"} only ${list(values)} now, no longer any ${kind}`;
  return finding(`${direction}-enum-closed`, { pointer, before: kind, after: short(values), message });
}

function valuesRemoved(
  walk: Walk,
  values: readonly JsonValue[],
  pointer: string,
  direction: Direction,
): Finding[] {
  if (values.length === 0) return [];
  const verb = direction === "request" ? "no longer takes" : "is no longer";
  const message = `${walk.words(pointer)} ${verb} ${list(values)}`;
  return [finding(`${direction}-enum-value-removed`, { pointer, before: short(values), message })];
}

function valuesAdded(
  walk: Walk,
  values: readonly JsonValue[],
  pointer: string,
  direction: Direction,
): Finding[] {
  if (values.length === 0) return [];
  const verb = direction === "request" ? "also takes" : "may also be";
  const message = `${walk.words(pointer)} ${verb} ${list(values)}`;
  const flags = direction === "response" ? (["open-set"] as const) : [];
  return [finding(`${direction}-enum-value-added`, { pointer, after: short(values), message, flags })];
}

/** The value itself if there is one alone. */
function short(values: readonly JsonValue[]): JsonValue {
  const texts = values.map((value) => (typeof value === "object" ? JSON.stringify(value) : value));
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) return only;
  return texts.length > MAX_LISTED ? [...texts.slice(0, MAX_LISTED), "…"] : texts;
}

function list(values: readonly JsonValue[]): string {
  const texts = values.slice(0, MAX_LISTED).map((value) => JSON.stringify(value));
  if (values.length > MAX_LISTED) texts.push("others");
  const last = texts.pop() ?? "nothing";
  return texts.length === 0 ? last : `${texts.join(", ")} and ${last}`;
}
