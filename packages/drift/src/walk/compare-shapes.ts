import { compareExclusive } from "./compare-exclusive.ts";
import { compareFacets } from "./compare-facets.ts";
import { compareObjects } from "./compare-objects.ts";
import { compareScalars } from "./compare-scalars.ts";
import { type Facet, LIMITED, LIMITS } from "./facets.ts";
import type { TypeComparison } from "./finding.ts";
import { type ArrayShape, kindsOf, type Shape } from "./shape.ts";
import { typeText } from "./type-text.ts";

/** Compares two types from the point of view of a call (`request`) or of its answer (`response`). */
export function compareShapes(comparison: TypeComparison, before: Shape, after: Shape): void {
  const found = (ids: RegExp): boolean => comparison.findings.some(({ id }) => ids.test(id));
  const unmatched: { readonly pointer: string }[] = [];
  compareKinds(comparison, before, after);
  compareNull(comparison, before, after);
  if (!before.anything && !after.anything && !found(/-type-changed$/)) {
    compareScalars(comparison, before, after);
    compareArrays(comparison, before, after);
    unmatched.push(...before.arrays.slice(after.arrays.length), ...after.arrays.slice(before.arrays.length));
    unmatched.push(...compareObjects(comparison, before, after));
    // What objects are that are something else as well; that they are there at all stands among the scalars.
    compareObjects(comparison, mixedIn(before), mixedIn(after));
  }
  // Of another type nothing can be compared; of one that is another in part, what both sides have.
  if (found(/-type-changed$/)) return;
  compareExclusive(comparison, before, after);
  const isInPart = found(/-(?:type|variant)-/);
  const [old, now] = isInPart ? sharedFacets(before, after, unmatched) : [before, after];
  comparison.findings.push(...compareFacets(comparison, old, now, found(/-extra-properties-/)));
}

/** Without what is said of kinds of values, or of parts of a union, that are on one side alone. */
function sharedFacets(
  before: Shape,
  after: Shape,
  unmatched: readonly { readonly pointer: string }[],
): [Shape, Shape] {
  const kinds = [kindsOf(before), kindsOf(after)];
  const isShared = ({ name, pointer }: Facet): boolean => {
    const kind = LIMITED.get(name);
    const isOnBoth =
      kind === undefined
        ? LIMITS.has(name) || ACCESS.has(name)
        : [before, after].every(({ anything }, side) => anything || kinds[side]?.has(kind) === true);
    const isWithin = (part: { readonly pointer: string }): boolean =>
      pointer === part.pointer || pointer.startsWith(`${part.pointer}/`);
    return isOnBoth && !unmatched.some(isWithin);
  };
  const shared = (shape: Shape): Shape => ({ ...shape, facets: shape.facets.filter(isShared) });
  return [shared(before), shared(after)];
}

const ACCESS: ReadonlySet<string> = new Set(["format", "readOnly", "writeOnly"]);

/** Which kinds of values there are at all; `null` is compared by itself. */
function compareKinds(comparison: TypeComparison, before: Shape, after: Shape): void {
  const { walk, direction, isRequest } = comparison;
  const kinds = { before: kindsOf(before), after: kindsOf(after) };
  const lost = before.anything
    ? !after.anything
    : [...kinds.before].some((kind) => !kinds.after.has(kind) && !after.anything);
  const gained = after.anything
    ? !before.anything
    : [...kinds.after].some((kind) => !kinds.before.has(kind) && !before.anything);
  if (!lost && !gained) return;
  const texts = { before: typeText(walk.before, before), after: typeText(walk.after, after) };
  const place = walk.words(after.pointer);
  const details = { pointer: after.pointer, ...texts };
  if (lost && gained) {
    const message = `${place} is ${texts.after} now, it was ${texts.before}`;
    comparison.add(`${direction}-type-changed`, { ...details, message });
  } else if (gained) {
    const message = `${place} ${isRequest ? "takes" : "may be"} ${texts.after} now, not only ${texts.before}`;
    comparison.add(`${direction}-type-widened`, { ...details, message });
  } else {
    const message = `${place} ${isRequest ? "takes" : "is"} only ${texts.after} now, no longer ${texts.before}`;
    comparison.add(`${direction}-type-narrowed`, { ...details, message });
  }
}

function compareNull(comparison: TypeComparison, before: Shape, after: Shape): void {
  const { walk, direction, isRequest } = comparison;
  const is = after.scalars.has("null");
  if (before.scalars.has("null") === is || before.anything || after.anything) return;
  const { pointer } = after;
  const place = walk.words(pointer);
  const sides = { before: typeText(walk.before, before), after: typeText(walk.after, after) };
  if (is) {
    const message = `${place} ${isRequest ? "may be sent as null" : "may be null now"}`;
    comparison.add(`${direction}-became-nullable`, { pointer, ...sides, message });
  } else {
    const message = `${place} ${isRequest ? "may no longer be sent as null" : "is never null now"}`;
    comparison.add(`${direction}-became-not-nullable`, { pointer, ...sides, message });
  }
}

function mixedIn(shape: Shape): Shape {
  return { ...shape, objects: shape.mixed };
}

function compareArrays(comparison: TypeComparison, before: Shape, after: Shape): void {
  const { walk, direction } = comparison;
  const { pointer } = after;
  const pairs = Math.max(before.arrays.length, after.arrays.length);
  if (before.arrays.length === 0 || after.arrays.length === 0) return;
  for (let index = 0; index < pairs; index++) {
    const [old, now] = [before.arrays[index], after.arrays[index]];
    if (old === undefined || now === undefined) {
      const id = old === undefined ? "widened" : "narrowed";
      const message = `${walk.words(pointer)} ${old === undefined ? "may be" : "is no longer"} an array of another kind`;
      comparison.add(`${direction}-type-${id}`, { pointer, message });
    } else compareArrayPair(comparison, old, now);
  }
}

function compareArrayPair(comparison: TypeComparison, before: ArrayShape, after: ArrayShape): void {
  const { walk, direction } = comparison;
  const elements = { before: before.elements, after: after.elements };
  const [old, now] = [lengthText(before), lengthText(after)];
  if (elements.before === undefined && elements.after === undefined) {
    comparison.compareWithin(before.items, after.items);
  } else if (old !== now) {
    const { pointer } = after;
    const message = `${walk.words(pointer)} is another array now: ${now}, it was ${old}`;
    comparison.add(`${direction}-type-changed`, { pointer, before: old, after: now, message });
  } else {
    for (const [index, element] of (elements.before ?? []).entries()) {
      const other = elements.after?.[index];
      if (other !== undefined) comparison.compareWithin(element, other);
    }
    if (before.items.kind !== "never") comparison.compareWithin(before.items, after.items);
  }
}

function lengthText({ elements, least, items }: ArrayShape): string {
  if (elements === undefined) return "array";
  const rest = items.kind === "never" ? "" : " and more";
  const optional = elements.length - (least ?? elements.length);
  return `tuple of ${elements.length}${optional > 0 ? `, the last ${optional} optional` : ""}${rest}`;
}
