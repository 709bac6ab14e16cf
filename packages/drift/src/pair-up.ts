/** Which members of an older list are which of a newer one, and which are on one side alone. */
export interface Pairing<T> {
  readonly pairs: readonly (readonly [before: T, after: T])[];
  readonly gone: readonly T[];
  readonly fresh: readonly T[];
}

/**
 * Pairs those that are most alike, each once. One alone on either side is taken for the other, however unlike it is.
 *
 * @param likeness greater for what is more alike; undefined for two that are never a pair
 */
export function pairUp<T>(
  before: readonly T[],
  after: readonly T[],
  likeness: (old: T, young: T) => number | undefined,
): Pairing<T> {
  const isClear = before.length === 1 && after.length === 1;
  const candidates = before.flatMap((old) =>
    after.flatMap((young) => {
      const alike = isClear ? 1 : likeness(old, young);
      return alike === undefined ? [] : [{ old, young, alike }];
    }),
  );
  candidates.sort((one, other) => other.alike - one.alike);
  const gone = new Set(before);
  const fresh = new Set(after);
  const pairs: [T, T][] = [];
  for (const { old, young } of candidates) {
    if (!gone.has(old) || !fresh.has(young)) continue;
    gone.delete(old);
    fresh.delete(young);
    pairs.push([old, young]);
  }
  return { pairs, gone: [...gone], fresh: [...fresh] };
}
