/** Names that no provider can have: those of our other packages, and what every object in JavaScript has. */
export const TAKEN_NAMES: readonly string[] = [
  "calloff",
  "codegen",
  "constructor",
  "contract",
  "core",
  "dev",
  "drift",
  "mock",
  "openapi",
  "runtime",
  "test-support",
];
