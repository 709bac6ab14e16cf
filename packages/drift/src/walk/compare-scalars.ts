import type { JsonValue } from "@calloff/openapi/internal";
import { type Direction, type Finding, finding } from "./finding.ts";
import { isAny, type Scalar, type Shape } from "./shape.ts";
import type { Walk } from "./walk.ts";

const MAX_LISTED = 20;

/**
 * Compares sets of values, as a `const` or an `enum` makes them, with those or with open kinds. A kind of values that is
 * there on one side alone is another type, whatever values it has.
 */
export function compareScalars(walk: Walk, before: Shape, after: Shape, direction: Direction): Finding[] {
  const findings: Finding[] = [];
  const gone: JsonValue[] = [];
  const fresh: JsonValue[] = [];
  let place = after.pointer;
  let isListed = false;
  for (const kind of new Set([...before.scalars.keys(), ...after.scalars.keys()])) {
    const [old, now] = [before.scalars.get(kind), after.scalars.get(kind)];
    if (old === undefined || now === undefined || kind === "null") continue;
    const lost = missing(old, now);
    const added = missing(now, old);
    // Of two lists, what came or went says that one of them is open.
    const isSaid = (now.open ? added : lost).length > 0;
    if (isAny(old) !== isAny(now) || (old.open !== now.open && !isSaid)) {
      findings.push(compareOpenness(walk, old, now, kind, direction));
    } else if (!isAny(old)) {
      gone.push(...lost);
      fresh.push(...added);
      place = now.pointer;
      isListed ||= now.open;
    }
  }
  return [
    ...findings,
    ...valuesRemoved(walk, gone, place, direction, isListed),
    ...valuesAdded(walk, fresh, place, direction),
  ];
}

/** The values that the one has and the other has not. */
function missing({ values }: Scalar, other: Scalar): JsonValue[] {
  return [...values].filter(([text]) => !other.values.has(text)).map(([, value]) => value);
}

/** From any value to some, or from some to any; what an answer lists is open, and code compares it with any value. */
function compareOpenness(
  walk: Walk,
  before: Scalar,
  after: Scalar,
  kind: string,
  direction: Direction,
): Finding {
  const { pointer } = after;
  const words = walk.words(pointer);
  const isRequest = direction === "request";
  const lists = { before: short([...before.values.values()]), after: short([...after.values.values()]) };
  if (isAny(after) || (after.open && !before.open)) {
    const message = `${words} ${isRequest ? "takes" : "may be"} any ${kind} now, not only ${list([...before.values.values()])}`;
    const isHarder = !isRequest && !before.open && isAny(after);
    return finding(`${direction}-enum-opened`, {
      pointer,
      before: lists.before,
      after: kind,
      message,
      ...(isHarder ? { bump: "major" } : { flags: isRequest ? [] : ["open-set"] }),
    });
  }
  const values = list([...after.values.values()]);
  const verb = isRequest ? "takes" : "is";
  const message = after.open
    ? `${words} is described as ${values} now, no longer as any ${kind}`
    : `${words} ${verb} only ${values} now, no longer any ${kind}`;
  const bump = !isRequest && !after.open ? ({ bump: "major" } as const) : {};
  return finding(`${direction}-enum-closed`, { pointer, before: kind, after: lists.after, message, ...bump });
}

function valuesRemoved(
  walk: Walk,
  values: readonly JsonValue[],
  pointer: string,
  direction: Direction,
  isListed: boolean,
): Finding[] {
  if (values.length === 0) return [];
  const verb = direction === "request" ? "no longer takes" : "is no longer";
  const message = `${walk.words(pointer)} ${verb} ${list(values)}`;
  // A comparison with a value that an open list does not name compiles.
  const bump = direction === "response" && !isListed ? ({ bump: "major" } as const) : {};
  return [finding(`${direction}-enum-value-removed`, { pointer, before: short(values), message, ...bump })];
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
