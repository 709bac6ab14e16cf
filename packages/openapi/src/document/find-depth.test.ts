import { expect, test } from "vitest";
import { findDepth } from "./find-depth.ts";

test.each([
  ["[[[]]]", 2, 2],
  ["[[[]]]", 3, undefined],
  ['{"a":{"b":[1]}}', 2, 10],
  ['["[[[[", []]', 2, undefined],
  ['["\\"[[[", []]', 2, undefined],
  ['["\\\\", [[]]]', 2, 8],
  ['["never closed [[[[', 2, undefined],
  ["[][][][]", 1, undefined],
])("%s is deeper than %i at %s", (text, most, place) => {
  expect(findDepth(text, most)).toBe(place);
});
