import { expect, test } from "vitest";
import { parseReference } from "./job-reference.ts";

test.each([
  ["pulse:abc", "pulse", "abc"],
  ["tensorpix:42", "tensorpix", "42"],
  ["pulse:a:b:c", "pulse", "a:b:c"],
  ["pulse:", "pulse", ""],
  [":abc", "", "abc"],
  ["pulse: abc ", "pulse", " abc "],
  ["pulse:日本:🎈", "pulse", "日本:🎈"],
])("%j is job %3$j of %2$j", (reference, provider, id) => {
  expect(parseReference(reference)).toEqual({ provider, id });
});

test.each(["pulse", "", 42, undefined, null, {}])("%j is no reference", (reference) => {
  expect(parseReference(reference)).toBeUndefined();
});
