import { fileURLToPath } from "node:url";
import { type Pair, readPairs } from "./pair.ts";

/** The cases that drift is held to. */
export function givenCases(): Pair[] {
  return readPairs(fileURLToPath(new URL("../cases", import.meta.url)));
}

/** Further pairs, for what the cases leave out. */
export function ownPairs(): Pair[] {
  return readPairs(fileURLToPath(new URL("pairs", import.meta.url)));
}
