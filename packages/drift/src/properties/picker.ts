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
