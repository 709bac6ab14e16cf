import type { JsonValue } from "@calloff/openapi/internal";
import type { TypeComparison } from "./finding.ts";
import { isAny, type Scalar, type Shape } from "./shape.ts";

const MAX_LISTED = 20;

/**
 * Compares sets of values, as a `const` or an `enum` makes them, with those or with open kinds. A kind of values that is
 * there on one side alone is another type, whatever values it has.
 */
export function compareScalars(comparison: TypeComparison, before: Shape, after: Shape): void {
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
      compareOpenness(comparison, old, now, kind);
    } else if (!isAny(old)) {
      gone.push(...lost);
      fresh.push(...added);
      place = now.pointer;
      isListed ||= now.open;
    }
  }
  if (gone.length > 0) addRemoved(comparison, gone, place, isListed);
  if (fresh.length > 0) addAdded(comparison, fresh, place);
}

/** The values that the one has and the other has not. */
function missing({ values }: Scalar, other: Scalar): JsonValue[] {
  return [...values].filter(([text]) => !other.values.has(text)).map(([, value]) => value);
}

/** From any value to some, or from some to any; what an answer lists is open, and code compares it with any value. */
function compareOpenness(comparison: TypeComparison, before: Scalar, after: Scalar, kind: string): void {
  const { walk, direction, isRequest } = comparison;
  const { pointer } = after;
  const words = walk.words(pointer);
  const [old, now] = [[...before.values.values()], [...after.values.values()]];
  if (isAny(after) || (after.open && !before.open)) {
    const message = `${words} ${isRequest ? "takes" : "may be"} any ${kind} now, not only ${list(old)}`;
    const isHarder = !isRequest && !before.open && isAny(after);
    comparison.add(`${direction}-enum-opened`, {
      pointer,
      before: short(old),
      after: kind,
      message,
      ...(isHarder ? { bump: "major" } : { flags: isRequest ? [] : ["open-set"] }),
    });
  } else {
    const message = after.open
      ? `${words} is described as ${list(now)} now, no longer as any ${kind}`
      : `${words} ${isRequest ? "takes" : "is"} only ${list(now)} now, no longer any ${kind}`;
    const bump = !isRequest && !after.open ? "major" : undefined;
    comparison.add(`${direction}-enum-closed`, { pointer, before: kind, after: short(now), message, bump });
  }
}

function addRemoved(
  comparison: TypeComparison,
  values: readonly JsonValue[],
  pointer: string,
  isListed: boolean,
): void {
  const { walk, direction, isRequest } = comparison;
  const message = `${walk.words(pointer)} ${isRequest ? "no longer takes" : "is no longer"} ${list(values)}`;
  // A comparison with a value that an open list does not name compiles.
  const bump = !isRequest && !isListed ? "major" : undefined;
  comparison.add(`${direction}-enum-value-removed`, { pointer, before: short(values), message, bump });
}

function addAdded(comparison: TypeComparison, values: readonly JsonValue[], pointer: string): void {
  const { walk, direction, isRequest } = comparison;
  const message = `${walk.words(pointer)} ${isRequest ? "also takes" : "may also be"} ${list(values)}`;
  const flags = isRequest ? [] : (["open-set"] as const);
  comparison.add(`${direction}-enum-value-added`, { pointer, after: short(values), message, flags });
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
