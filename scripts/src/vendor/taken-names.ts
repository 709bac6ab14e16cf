import { Failure } from "../failure.ts";

/** Names that no provider can have: those of our other packages, and what every object in JavaScript has. */
export const TAKEN_NAMES: readonly string[] = [
  "calloff",
  "constructor",
  "contract",
  "core",
  "mock",
  "runtime",
];

/** @throws Failure when no provider can have this name */
export function checkFree(name: string): void {
  if (TAKEN_NAMES.includes(name))
    throw new Failure(`a provider cannot be called ${name}; take another name.`);
}
