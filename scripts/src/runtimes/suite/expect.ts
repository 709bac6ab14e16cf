import { CalloffError } from "calloff";
import type { Fixture } from "./fixture.ts";

/** @throws Error unless both are the same, in their own enumerable properties likewise. */
export function same(actual: unknown, expected: unknown, what: string): void {
  if (!isSame(actual, expected)) {
    throw new Error(`${what}: expected ${shown(expected)}, got ${shown(actual)}`);
  }
}

/** The same for those properties that are expected. */
export function holds(actual: object, expected: Readonly<Record<string, unknown>>, what: string): void {
  for (const [name, value] of Object.entries(expected)) {
    same((actual as Record<string, unknown>)[name], value, `${what}, ${name}`);
  }
}

/** The error that something fails with. */
export async function fails(
  work: () => unknown,
  expected: Readonly<Record<string, unknown>>,
): Promise<CalloffError> {
  let value: unknown;
  try {
    value = await work();
  } catch (error) {
    if (!CalloffError.is(error)) throw error;
    holds(error, expected, `the error ${JSON.stringify(error.message)}`);
    return error;
  }
  throw new Error(`expected the error ${shown(expected)}, got ${shown(value)}`);
}

/** Milliseconds. The first is enough on most machines. */
const LIMITS = [300, 3_000, 20_000];

/** For what a limit of time is to end at a certain point: with more time where a slow machine did not come so far. */
export async function withTime(fixture: Fixture, run: (limit: number) => Promise<void>): Promise<void> {
  let last: unknown;
  for (const limit of LIMITS) {
    try {
      await fixture.clear();
      await run(limit);
      return;
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

/** Deep equality by hand: the suite runs in browsers and workers, which have no `node:util`. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length &&
    left.every(
      ([name, value]) => Object.hasOwn(b, name) && isSame(value, (b as Record<string, unknown>)[name]),
    )
  );
}

/** Enough to see what it is. */
const MAX_SHOWN = 300;

function shown(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) => (part === undefined ? "(undefined)" : part));
  return (text ?? "(undefined)").slice(0, MAX_SHOWN);
}
