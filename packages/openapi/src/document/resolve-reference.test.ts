import { expect, test } from "vitest";
import { dereference } from "./resolve-reference.ts";

const document = {
  a: { $ref: "#/b" },
  b: { $ref: "#/c~1d/e~0f" },
  "c/d": { "e~f": { found: true } },
  circle: { $ref: "#/circle" },
  text: "no object",
};

test("follows references, one after the other, with escaped names", () => {
  expect(dereference(document, { $ref: "#/a" })).toEqual({ found: true });
  expect(dereference(document, { own: 1 })).toEqual({ own: 1 });
});

test.each([
  [{ $ref: "#/nowhere" }, "the reference #/nowhere leads nowhere."],
  [{ $ref: "#/constructor" }, "leads nowhere"],
  [{ $ref: "#/circle" }, "leads back to itself"],
  [{ $ref: "#/text" }, "expected an object"],
  [undefined, "expected an object"],
])("refuses %j", (value, message) => {
  expect(() => dereference(document, value)).toThrow(message);
});
