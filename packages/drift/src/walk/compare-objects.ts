import { compareObjectPair } from "./compare-object-pair.ts";
import { type Direction, finding, findingsBelow, type TypeComparison } from "./finding.ts";
import { matchVariants } from "./match-variants.ts";
import type { ObjectShape, Shape } from "./shape.ts";
import type { Walk } from "./walk.ts";

/**
 * Compares the kinds of objects that two types admit.
 *
 * @returns the objects that have no counterpart on the other side
 */
export function compareObjects(
  walk: Walk,
  before: Shape,
  after: Shape,
  direction: Direction,
  entry: TypeComparison,
): readonly ObjectShape[] {
  if (before.objects.length === 0 || after.objects.length === 0) return [];
  const { pairs, gone, fresh } = matchVariants(walk, before.objects, after.objects, direction);
  for (const [old, now] of pairs) compareObjectPair(walk, old, now, direction, entry);
  const where = walk.words(after.pointer);
  for (const { properties } of gone) {
    const verb = direction === "request" ? "no longer takes" : "is no longer";
    const shown = [...properties.keys()].slice(0, 5);
    const message = `${where} ${verb} an object with ${namesOf(properties)}`;
    entry.findings.push(
      finding(`${direction}-variant-removed`, { pointer: after.pointer, before: shown, message }),
    );
  }
  for (const object of fresh) {
    const { properties } = object;
    const verb = direction === "request" ? "also takes" : "may also be";
    const shown = [...properties.keys()].slice(0, 5);
    const message = `${where} ${verb} an object with ${namesOf(properties)}`;
    const details = { pointer: after.pointer, after: shown, message };
    // To who reads it, an object that fits what could come before is nothing new.
    const isKnown = direction === "response" && before.objects.some((known) => fitsInto(walk, object, known));
    entry.findings.push(
      finding(`${direction}-variant-added`, { ...details, ...(isKnown && { bump: "minor" as const }) }),
    );
  }
  return [...gone, ...fresh];
}

/** Whether the one can be read where the other was expected. */
function fitsInto(walk: Walk, object: ObjectShape, known: ObjectShape): boolean {
  const trial: TypeComparison = { findings: [], children: new Set() };
  compareObjectPair(walk, known, object, "response", trial);
  if (!walk.settle()) return false;
  return findingsBelow(trial).every(({ bump, flags }) => bump !== "major" && !flags.includes("open-set"));
}

function namesOf(properties: ObjectShape["properties"]): string {
  const names = [...properties.keys()];
  if (names.length === 0) return "properties of any name";
  return names.length > 5 ? `${names.slice(0, 5).join(", ")} and others` : names.join(", ");
}
