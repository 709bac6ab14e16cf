import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "@calloff/openapi/internal";
import { documentOf, type References, referencesOf, type Units, unitOfReference, unitsOf } from "./units.ts";
import { withoutDocumentation } from "./without-documentation.ts";

/** Two documents, each with only what a generated type can differ in, and what that leads to. */
export interface PrunedDocuments {
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** Whether anything is left that differs. */
  readonly differ: boolean;
  /** The unit that a JSON pointer lies in, and those that it leads to on either side. */
  leadsTo(pointer: string): ReadonlySet<string>;
}

/**
 * Reduces both documents to the operations and components whose generated types may differ. Most differences between
 * two releases of a large document are in its words: nothing has to be generated or compiled for those.
 */
export function pruneDocuments(before: JsonObject, after: JsonObject): PrunedDocuments {
  const documents = [before, after].map(
    (document) => withoutDocumentation(document, "document") as JsonObject,
  );
  const [old = {}, young = {}] = documents;
  const sides = [unitsOf(old), unitsOf(young)] as const;
  const names = new Set(sides.flatMap((units) => [...units.keys()]));
  const uses = usesOf(sides);
  const differing = [...names].filter((name) => !isDeepStrictEqual(sides[0]?.get(name), sides[1]?.get(name)));
  const touched = reach(differing, reversed(uses));
  const kept = reach(touched, uses);
  const keep = (unit: string): boolean => kept.has(unit);
  return {
    before: documentOf(old, keep),
    after: documentOf(young, keep),
    differ: differing.length > 0,
    leadsTo: (pointer) => reach([unitOfReference(pointer)], uses),
  };
}

type Uses = Map<string, Set<string>>;

/** What each unit refers to, on either side: a type depends on all of that. */
function usesOf(sides: readonly Units[]): Uses {
  const uses: Uses = new Map();
  for (const units of sides) {
    const all = new Map([...units].map(([name, value]) => [name, referencesOf(value)]));
    const wholeItems = [...all.values()].some(({ units: targets }) => [...targets].some(isPathItem));
    for (const [name, { units: targets }] of all) {
      for (const target of targets) add(uses, name, target);
      // A method stands in its path item, which stands for it where a whole path item is referred to.
      const item = name.startsWith("components ") ? name : name.slice(0, name.lastIndexOf(" ") + 1);
      if (item !== name) {
        add(uses, name, item);
        if (wholeItems) add(uses, item, name);
      }
    }
    tieDiscriminated(all, uses);
  }
  return uses;
}

function isPathItem(unit: string): boolean {
  return !unit.startsWith("components ");
}

/**
 * openapi-typescript writes a discriminator's value into the type of each schema that it chooses from: these depend
 * on the schema with the discriminator, although it is that one which refers to them.
 */
function tieDiscriminated(all: ReadonlyMap<string, References>, uses: Uses): void {
  for (const [name, { units, discriminates }] of all) {
    for (const target of units) {
      const inherits = all.get(target)?.discriminates === true && name.startsWith("components schemas ");
      if (discriminates || inherits) add(uses, target, name);
    }
  }
}

function reach(from: Iterable<string>, uses: Uses): Set<string> {
  const found = new Set(from);
  for (const name of found) for (const target of uses.get(name) ?? []) found.add(target);
  return found;
}

function reversed(uses: Uses): Uses {
  const back: Uses = new Map();
  for (const [name, targets] of uses) for (const target of targets) add(back, target, name);
  return back;
}

function add(uses: Uses, name: string, target: string): void {
  uses.set(name, (uses.get(name) ?? new Set()).add(target));
}
