/** How fast a contestant was in all its turns. */
export interface Rate<Way extends string = string> {
  readonly way: Way;
  /** Jobs a second, the median of the turns. */
  readonly perSecond: number;
  /** How many times as fast as the contestant that all are compared with: the median of the turns' ratios. */
  readonly ratio: number;
}

/**
 * Compares contestants turn by turn, because the machine may have other work in some turns.
 *
 * @param turns milliseconds for `jobs` jobs by each contestant
 * @param base the contestant that all are compared with
 */
export function compareRates<Way extends string>(
  turns: readonly Readonly<Record<Way, number>>[],
  ways: readonly Way[],
  base: Way,
  jobs: number,
): Rate<Way>[] {
  return ways.map((way) => ({
    way,
    perSecond: (jobs / median(turns.map((turn) => turn[way]))) * 1_000,
    ratio: median(turns.map((turn) => turn[base] / turn[way])),
  }));
}

/** The contestants in another order each turn: after twice as many turns, each has followed every other equally often. */
export function orderOfTurn<T>(contestants: readonly T[], turn: number): T[] {
  const first = turn % contestants.length;
  const rest = [...contestants.slice(first), ...contestants.slice(0, first)];
  const order: T[] = [];
  // One from the front, one from the back: two that follow each other are then at every distance in the list.
  while (rest.length > 0) order.push(...rest.splice(order.length % 2 === 0 ? 0 : -1, 1));
  return Math.floor(turn / contestants.length) % 2 === 0 ? order : order.reverse();
}

/** The middle value; the mean of the two in the middle when there are as many below as above. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? Number.NaN) + (sorted[Math.ceil(half)] ?? Number.NaN)) / 2;
}
