import { compareExclusive } from "./compare-exclusive.ts";
import { compareFacets } from "./compare-facets.ts";
import { compareObjects } from "./compare-objects.ts";
import { compareScalars } from "./compare-scalars.ts";
import { type Facet, LIMITED, LIMITS } from "./facets.ts";
import { type Direction, type Finding, finding, type TypeComparison } from "./finding.ts";
import { type ArrayShape, kindsOf, type Shape } from "./shape.ts";
import { typeText } from "./type-text.ts";
import type { Walk } from "./walk.ts";

/** Compares two types from the point of view of a call (`request`) or of its answer (`response`). */
export function compareShapes(
  walk: Walk,
  before: Shape,
  after: Shape,
  direction: Direction,
  entry: TypeComparison,
): void {
  const outline = compareKinds(walk, before, after, direction);
  if (outline !== undefined) entry.findings.push(outline);
  const isOther = outline?.id.endsWith("-type-changed") === true;
  entry.findings.push(...compareNull(walk, before, after, direction));
  const unmatched: { readonly pointer: string }[] = [];
  if (!before.anything && !after.anything && !isOther) {
    entry.findings.push(...compareScalars(walk, before, after, direction));
    compareArrays(walk, before, after, direction, entry);
    unmatched.push(...before.arrays.slice(after.arrays.length), ...after.arrays.slice(before.arrays.length));
    unmatched.push(...compareObjects(walk, before, after, direction, entry));
    compareMixed(walk, before, after, direction, entry);
  }
  // Of another type nothing can be compared; of one that is another in part, what both sides have.
  if (entry.findings.some(({ id }) => id.endsWith("-type-changed"))) return;
  entry.findings.push(...compareExclusive(walk, before, after, direction));
  const isInPart = entry.findings.some(({ id }) => /-(?:type|variant)-/.test(id));
  const [old, now] = isInPart ? sharedFacets(before, after, unmatched) : [before, after];
  const opened = entry.findings.some(({ id }) => id.includes("-extra-properties-"));
  entry.findings.push(...compareFacets(walk, old, now, direction, opened));
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
function compareKinds(walk: Walk, before: Shape, after: Shape, direction: Direction): Finding | undefined {
  const kinds = { before: kindsOf(before), after: kindsOf(after) };
  const lost = before.anything
    ? !after.anything
    : [...kinds.before].some((kind) => !kinds.after.has(kind) && !after.anything);
  const gained = after.anything
    ? !before.anything
    : [...kinds.after].some((kind) => !kinds.before.has(kind) && !before.anything);
  if (!lost && !gained) return undefined;
  const texts = { before: typeText(walk.before, before), after: typeText(walk.after, after) };
  const place = walk.words(after.pointer);
  const details = { pointer: after.pointer, ...texts };
  if (lost && gained) {
    return finding(`${direction}-type-changed`, {
      ...details,
      message: `${place} is ${texts.after} now, it was ${texts.before}`,
    });
  }
  if (gained) {
    const verb = direction === "request" ? "takes" : "may be";
    return finding(`${direction}-type-widened`, {
      ...details,
      message: `${place} ${verb} ${texts.after} now, not only ${texts.before}`,
    });
  }
  const verb = direction === "request" ? "takes" : "is";
  return finding(`${direction}-type-narrowed`, {
    ...details,
    message: `${place} ${verb} only ${texts.after} now, no longer ${texts.before}`,
  });
}

function compareNull(walk: Walk, before: Shape, after: Shape, direction: Direction): Finding[] {
  const was = before.scalars.has("null") || before.anything;
  const is = after.scalars.has("null") || after.anything;
  if (was === is || before.anything || after.anything) return [];
  const place = walk.words(after.pointer);
  const details = {
    pointer: after.pointer,
    before: typeText(walk.before, before),
    after: typeText(walk.after, after),
  };
  if (is) {
    const message = direction === "request" ? `${place} may be sent as null` : `${place} may be null now`;
    return [finding(`${direction}-became-nullable`, { ...details, message })];
  }
  const message =
    direction === "request" ? `${place} may no longer be sent as null` : `${place} is never null now`;
  return [finding(`${direction}-became-not-nullable`, { ...details, message })];
}

/** What objects are that are something else as well; that they are there at all stands among the scalars. */
function compareMixed(
  walk: Walk,
  before: Shape,
  after: Shape,
  direction: Direction,
  entry: TypeComparison,
): void {
  const mixed = (shape: Shape): Shape => ({ ...shape, objects: shape.mixed });
  compareObjects(walk, mixed(before), mixed(after), direction, entry);
}

function compareArrays(
  walk: Walk,
  before: Shape,
  after: Shape,
  direction: Direction,
  entry: TypeComparison,
): void {
  const pairs = Math.max(before.arrays.length, after.arrays.length);
  if (before.arrays.length === 0 || after.arrays.length === 0) return;
  for (let index = 0; index < pairs; index++) {
    const [old, now] = [before.arrays[index], after.arrays[index]];
    if (old === undefined || now === undefined) {
      const id = old === undefined ? "widened" : "narrowed";
      const message = `${walk.words(after.pointer)} ${old === undefined ? "may be" : "is no longer"} an array of another kind`;
      entry.findings.push(finding(`${direction}-type-${id}`, { pointer: after.pointer, message }));
    } else compareArrayPair(walk, old, now, direction, entry);
  }
}

function compareArrayPair(
  walk: Walk,
  before: ArrayShape,
  after: ArrayShape,
  direction: Direction,
  entry: TypeComparison,
): void {
  const elements = { before: before.elements, after: after.elements };
  const [old, now] = [lengthText(before), lengthText(after)];
  if (elements.before === undefined && elements.after === undefined) {
    entry.children.add(walk.compare(before.items, after.items, direction));
  } else if (old !== now) {
    const message = `${walk.words(after.pointer)} is another array now: ${now}, it was ${old}`;
    entry.findings.push(
      finding(`${direction}-type-changed`, { pointer: after.pointer, before: old, after: now, message }),
    );
  } else {
    for (const [index, element] of (elements.before ?? []).entries()) {
      const other = elements.after?.[index];
      if (other !== undefined) entry.children.add(walk.compare(element, other, direction));
    }
    if (before.items.kind !== "never") entry.children.add(walk.compare(before.items, after.items, direction));
  }
}

function lengthText({ elements, least, items }: ArrayShape): string {
  if (elements === undefined) return "array";
  const rest = items.kind === "never" ? "" : " and more";
  const optional = elements.length - (least ?? elements.length);
  return `tuple of ${elements.length}${optional > 0 ? `, the last ${optional} optional` : ""}${rest}`;
}
