/** Names that no provider can have: those of our other packages, and what every object in JavaScript has. */
export const TAKEN_NAMES: readonly string[] = [
  "calloff",
  "constructor",
  "contract",
  "core",
  "mock",
  "runtime",
];
