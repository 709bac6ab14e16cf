/** Milliseconds, doubled each time, half of it at random so that many callers do not come back together. */
export function growingPause(first: number, longest: number, times: number): number {
  return Math.min(longest, first * 2 ** times) * (1 - Math.random() / 2);
}
