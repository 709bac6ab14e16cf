import { BUMPS } from "../change.ts";
import { type Pairing, pairUp } from "../pair-up.ts";
import { compareObjectPair } from "./compare-object-pair.ts";
import type { DocumentIndex } from "./document-index.ts";
import { bumpOf, TypeComparison } from "./finding.ts";
import type { ObjectShape } from "./shape.ts";
import type { Walk } from "./walk.ts";

/** Above this many pairs, only objects at the same place are taken for the same. */
const MAX_PAIRS = 400;

/** Says which object of the older union is which of the newer: the pairs that differ least. */
export function matchVariants(
  comparison: TypeComparison,
  before: readonly ObjectShape[],
  after: readonly ObjectShape[],
): Pairing<ObjectShape> {
  const isLarge = before.length * after.length > MAX_PAIRS;
  return pairUp(before, after, (old, now) =>
    isLarge && old.pointer !== now.pointer ? undefined : likeness(comparison, old, now),
  );
}

/** At most 2, and less for what is less alike; undefined for two objects that have nothing to do with each other. */
function likeness(
  { walk, direction }: TypeComparison,
  old: ObjectShape,
  now: ObjectShape,
): number | undefined {
  const names = new Set([...old.properties.keys(), ...now.properties.keys()]);
  const shared = [...names].filter((name) => old.properties.has(name) && now.properties.has(name));
  const alike = names.size === 0 ? 1 : shared.length / names.size;
  const isSamePlace = old.pointer === now.pointer;
  if (shared.some((name) => haveOtherTags(walk, old, now, name))) return undefined;
  if (!isSamePlace && alike < 0.5) return undefined;
  const trial = new TypeComparison(walk, direction);
  compareObjectPair(trial, old, now);
  // Where it cannot be known, what the two say themselves must do.
  walk.settle();
  return (isSamePlace ? 2 : 0) - BUMPS.indexOf(bumpOf(trial)) * 10 - (1 - alike) * 5;
}

/** Whether a property has one fixed value here and another one there, as `kind` has that tells objects apart. */
function haveOtherTags(walk: Walk, old: ObjectShape, now: ObjectShape, name: string): boolean {
  const [one, other] = [tagOf(walk.before, old, name), tagOf(walk.after, now, name)];
  return one !== undefined && other !== undefined && one !== other;
}

function tagOf(side: DocumentIndex, object: ObjectShape, name: string): string | undefined {
  const property = object.properties.get(name);
  if (property === undefined) return undefined;
  const { scalars, arrays, objects } = side.shapeOf(property.type);
  if (arrays.length + objects.length > 0 || scalars.size !== 1) return undefined;
  const [scalar] = scalars.values();
  if (scalar === undefined || scalar.open || scalar.values.size !== 1) return undefined;
  return [...scalar.values.keys()][0];
}
