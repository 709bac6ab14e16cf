import { describe, expect, it } from "vitest";
import { findJsonProblem } from "./find-json-problem.ts";

const VALID = [
  "{}",
  "[]",
  '{"a":{"b":[1,-0,2.5e+3,0.1,true,false,null,"x"]}}',
  ' \t\r\n{ "a" : 1 , "b" : [ ] } \n',
  String.raw`{"\"\\\/\b\f\n\r\té":"\ud83d\ude00"}`,
  '{"\u007f\u2028":"ü"}',
  '{"a":{"a":1},"b":[{"a":1},{"a":2}]}',
  '{"__proto__":1,"constructor":2}',
  "1e5",
  '"alone"',
];

/** The offset is that of the first character that cannot be right, counted by hand. */
const INVALID: readonly [text: string, offset: number, message: string][] = [
  ['{"a":1,}', 7, "a key in double quotes should be here"],
  ["{'a':1}", 1, "a key in double quotes, a value or the closing bracket should be here"],
  ['{"a": // c\n1}', 6, "a value should be here"],
  ["[1,]", 3, "a value should be here"],
  ['{"a" 1}', 5, "a colon should be here"],
  ['{"a":1 "b":2}', 7, "a comma or the closing bracket should be here"],
  ['{"a":1]', 6, "a comma or the closing bracket should be here"],
  ['{"a":1}}', 7, "the end of the text should be here"],
  ['{"a":01}', 5, "a value should be here"],
  ['{"a":1.}', 5, "a value should be here"],
  ['{"a":truely}', 5, "a value should be here"],
  ['{"a":"x\ny"}', 5, "a value should be here"],
  [String.raw`{"a":"\x"}`, 5, "a value should be here"],
  ["{1:2}", 1, "a key in double quotes, a value or the closing bracket should be here"],
  ["[1:2]", 2, "a comma or the closing bracket should be here"],
  ['{"a":1', 6, "it ends where a comma or the closing bracket should be"],
  ["", 0, "it ends where a value should be"],
  ["{", 1, "it ends where a key in double quotes, a value or the closing bracket should be"],
];

describe("findJsonProblem", () => {
  it.each(VALID)("finds nothing in %j", (text) => {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(findJsonProblem(text)).toBeUndefined();
  });

  it.each(INVALID)("finds the place in %j", (text, offset, message) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(findJsonProblem(text)).toEqual({ offset, message });
  });

  it.each([
    ['{"a":1,"b":2,"a":3}', 13, '"a"'],
    [String.raw`{"a":1,"\u0061":2}`, 7, String.raw`"\u0061"`],
    ['{"x":[{"__proto__":1,"__proto__":2}]}', 21, '"__proto__"'],
  ])("finds the second of two equal keys in %j", (text, offset, key) => {
    expect(findJsonProblem(text)).toEqual({ offset, message: `the key ${key} is there twice` });
  });

  it("reads what is nested too deep for recursion", () => {
    expect(findJsonProblem("[".repeat(100_000) + "]".repeat(100_000))).toBeUndefined();
  });
});
