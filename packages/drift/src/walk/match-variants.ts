import { BUMPS, highestBump } from "../change.ts";
import { compareObjectPair } from "./compare-object-pair.ts";
import type { DocumentIndex } from "./document-index.ts";
import { type Direction, findingsBelow, type TypeComparison } from "./finding.ts";
import type { ObjectShape } from "./shape.ts";
import type { Walk } from "./walk.ts";

interface Match {
  readonly pairs: readonly (readonly [before: ObjectShape, after: ObjectShape])[];
  readonly gone: readonly ObjectShape[];
  readonly fresh: readonly ObjectShape[];
}

/** Above this many pairs, only objects at the same place are taken for the same. */
const MAX_PAIRS = 400;

/** Says which object of the older union is which of the newer: the pairs that differ least. */
export function matchVariants(
  walk: Walk,
  before: readonly ObjectShape[],
  after: readonly ObjectShape[],
  direction: Direction,
): Match {
  const [onlyOld, onlyNew] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && onlyOld && onlyNew) {
    return { pairs: [[onlyOld, onlyNew]], gone: [], fresh: [] };
  }
  const isLarge = before.length * after.length > MAX_PAIRS;
  const candidates = before.flatMap((old) =>
    after.flatMap((now) => {
      if (isLarge && old.pointer !== now.pointer) return [];
      const distance = distanceOf(walk, old, now, direction);
      return distance === undefined ? [] : [{ old, now, distance }];
    }),
  );
  candidates.sort((one, other) => one.distance - other.distance);
  const taken = new Set<ObjectShape>();
  const pairs: [ObjectShape, ObjectShape][] = [];
  for (const { old, now } of candidates) {
    if (taken.has(old) || taken.has(now)) continue;
    taken.add(old).add(now);
    pairs.push([old, now]);
  }
  const isLeft = (object: ObjectShape): boolean => !taken.has(object);
  return { pairs, gone: before.filter(isLeft), fresh: after.filter(isLeft) };
}

/** Smaller for what is more alike; undefined for two objects that have nothing to do with each other. */
function distanceOf(
  walk: Walk,
  old: ObjectShape,
  now: ObjectShape,
  direction: Direction,
): number | undefined {
  const names = new Set([...old.properties.keys(), ...now.properties.keys()]);
  const shared = [...names].filter((name) => old.properties.has(name) && now.properties.has(name));
  const alike = names.size === 0 ? 1 : shared.length / names.size;
  const isSamePlace = old.pointer === now.pointer;
  if (shared.some((name) => haveOtherTags(walk, old, now, name))) return undefined;
  if (!isSamePlace && alike < 0.5) return undefined;
  const trial: TypeComparison = { findings: [], children: new Set() };
  compareObjectPair(walk, old, now, direction, trial);
  // Where it cannot be known, what the two say themselves must do.
  walk.settle();
  const bump = highestBump(findingsBelow(trial).map(({ bump }) => bump));
  return BUMPS.indexOf(bump) * 10 + (1 - alike) * 5 - (isSamePlace ? 2 : 0);
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
