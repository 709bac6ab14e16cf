import { expect, test } from "vitest";
import { printable } from "./printable.ts";

test.each([
  ["plain words, ünïcode and 😀", "plain words, ünïcode and 😀"],
  ["\u001b[2Jgone", "\\u001b[2Jgone"],
  ["two\r\nlines\tand\0more", "two\\u000d\\u000alines\\u0009and\\u0000more"],
  ["\u009b31m", "\\u009b31m"],
  ["abc\u202efed", "abc\\u202efed"],
  ["line\u2028paragraph\u2029", "line\\u2028paragraph\\u2029"],
])("%j", (text, printed) => {
  expect(printable(text)).toBe(printed);
});
