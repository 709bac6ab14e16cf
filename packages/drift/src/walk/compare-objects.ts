import { compareObjectPair } from "./compare-object-pair.ts";
import { findingsBelow, TypeComparison } from "./finding.ts";
import { matchVariants } from "./match-variants.ts";
import type { ObjectShape, Shape } from "./shape.ts";
import type { Walk } from "./walk.ts";

/**
 * Compares the kinds of objects that two types admit.
 *
 * @returns the objects that have no counterpart on the other side
 */
export function compareObjects(
  comparison: TypeComparison,
  before: Shape,
  after: Shape,
): readonly ObjectShape[] {
  if (before.objects.length === 0 || after.objects.length === 0) return [];
  const { walk, direction, isRequest } = comparison;
  const { pairs, gone, fresh } = matchVariants(comparison, before.objects, after.objects);
  for (const [old, now] of pairs) compareObjectPair(comparison, old, now);
  const { pointer } = after;
  const where = walk.words(pointer);
  for (const { properties } of gone) {
    const verb = isRequest ? "no longer takes" : "is no longer";
    const shown = [...properties.keys()].slice(0, 5);
    const message = `${where} ${verb} an object with ${namesOf(properties)}`;
    comparison.add(`${direction}-variant-removed`, { pointer, before: shown, message });
  }
  for (const object of fresh) {
    const { properties } = object;
    const verb = isRequest ? "also takes" : "may also be";
    const shown = [...properties.keys()].slice(0, 5);
    const message = `${where} ${verb} an object with ${namesOf(properties)}`;
    // To who reads it, an object that fits what could come before is nothing new.
    const isKnown = !isRequest && before.objects.some((known) => fitsInto(walk, object, known));
    const bump = isKnown ? "minor" : undefined;
    comparison.add(`${direction}-variant-added`, { pointer, after: shown, message, bump });
  }
  return [...gone, ...fresh];
}

/** Whether the one can be read where the other was expected. */
function fitsInto(walk: Walk, object: ObjectShape, known: ObjectShape): boolean {
  const trial = new TypeComparison(walk, "response");
  compareObjectPair(trial, known, object);
  if (!walk.settle()) return false;
  return findingsBelow(trial).every(({ bump, flags }) => bump !== "major" && !flags.includes("open-set"));
}

function namesOf(properties: ObjectShape["properties"]): string {
  const names = [...properties.keys()];
  if (names.length === 0) return "properties of any name";
  return names.length > 5 ? `${names.slice(0, 5).join(", ")} and others` : names.join(", ");
}
