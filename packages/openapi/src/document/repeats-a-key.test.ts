import { expect, it } from "vitest";
import { repeatsAKey } from "./repeats-a-key.ts";

const repeats = (text: string): boolean => repeatsAKey(text, JSON.parse(text));

it.each([
  "{}",
  "[]",
  "7",
  '"a"',
  '{"a":1,"b":{"a":1},"c":[{"a":1},{"a":"a"}]}',
  '{"a" \r\n\t: ":"}',
  '{"a":"b:","\\"":"\\\\",":":"\\":"}',
  '{"\\\\":1,"\\\\\\"":2}',
  '["a",":","b"]',
  '{"__proto__":{"constructor":1},"":2}',
])("%s does not", (text) => {
  expect(repeats(text)).toBe(false);
});

it.each([
  '{"a":1,"a":1}',
  '{"a":1,"b":2, "a" : 3}',
  '[{"b":{"a":1,"a":{}}}]',
  '{"a":1,"\\u0061":2}',
  '{"":1,"":2}',
  '{"__proto__":1,"__proto__":2}',
  '{"\\"":1,"\\"":2}',
])("%s does", (text) => {
  expect(repeats(text)).toBe(true);
});

it("does not mind how deep the value is", () => {
  const depth = 5_000;
  expect(repeats(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`)).toBe(false);
});
