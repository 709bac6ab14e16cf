import { findBrokenReferences, type JsonObject } from "@calloff/openapi/internal";

/** One kind of change that can be made to a document, somewhere. */
export interface Edit {
  /** What it does, as in `property removed`; no two edits share one. */
  readonly name: string;
  /** Changes `document` in place and says where; leaves it alone and gives `undefined` where there is no such place. */
  readonly change: (document: JsonObject, pick: Pick) => string | undefined;
}

/** An edit, and the numbers that choose its place. */
export interface Step {
  readonly edit: Edit;
  readonly numbers: readonly number[];
}

/** A document after some steps. */
export interface Edited {
  readonly document: JsonObject;
  /** What was done and where, for those steps that found a place. */
  readonly done: readonly { readonly name: string; readonly place: string }[];
}

/**
 * Makes the changes one after another, each in what the one before has left. A change that leaves a reference without
 * its target is not made.
 */
export function applySteps(document: JsonObject, steps: readonly Step[]): Edited {
  let current = document;
  const done = steps.flatMap(({ edit, numbers }) => {
    const next = structuredClone(current);
    const place = edit.change(next, picker(numbers));
    if (place === undefined || findBrokenReferences(next).length > 0) return [];
    current = next;
    return [{ name: edit.name, place }];
  });
  return { document: current, done };
}

/** Chooses one of a list; `undefined` from an empty one. */
export type Pick = <T>(from: readonly T[]) => T | undefined;

/**
 * Chooses by numbers made up beforehand, the first of each list when they run out. Smaller numbers choose earlier
 * items, so that what fails shrinks to the first place where it fails.
 */
export function picker(numbers: readonly number[]): Pick {
  let next = 0;
  return (from) => from[(numbers[next++] ?? 0) % Math.max(from.length, 1)];
}
