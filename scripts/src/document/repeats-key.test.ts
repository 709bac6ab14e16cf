import { expect, test } from "vitest";
import type { JsonValue } from "./json.ts";
import { repeatsKey } from "./repeats-key.ts";

test.each([
  ['{"a": 1, "a": 2}', true],
  ['{"a": {"b": [{"c": 1, "c": 1}]}}', true],
  // The same key, written in two ways.
  ['{"a": 1, "\\u0061": 2}', true],
  ['{"__proto__": 1, "__proto__": 2}', true],
  ['{"a" \r\n\t: 1, "a": 2}', true],
  ['{"a": {"a": 1}, "b": [{"a": 1}, {"a": 1}]}', false],
  // Text that looks like a key.
  ['{"a": "\\"b\\": 1", "c": "x: \\\\", "d": [":", "\\\\"]}', false],
  ['{"__proto__": {"a": 1}}', false],
  ['{"": 1, "\\"": 2}', false],
  ["[]", false],
])("%s", (text, repeats) => {
  expect(repeatsKey(text, JSON.parse(text) as JsonValue)).toBe(repeats);
});
