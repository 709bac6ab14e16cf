import { expect, test } from "vitest";
import {
  childValue,
  escapeKey,
  parseFragment,
  parsePointer,
  toPointer,
  unescapeKey,
  valueAt,
} from "./pointer.ts";

/** The document of RFC 6901, section 5. */
const document = {
  foo: ["bar", "baz"],
  "": 0,
  "a/b": 1,
  "c%d": 2,
  "e^f": 3,
  "g|h": 4,
  "i\\j": 5,
  'k"l': 6,
  " ": 7,
  "m~n": 8,
};

test.each([
  ["", document],
  ["/foo", ["bar", "baz"]],
  ["/foo/0", "bar"],
  ["/", 0],
  ["/a~1b", 1],
  ["/c%d", 2],
  ["/e^f", 3],
  ["/g|h", 4],
  ["/i\\j", 5],
  ['/k"l', 6],
  ["/ ", 7],
  ["/m~0n", 8],
])("the pointer %j of RFC 6901 leads to %j", (pointer, value) => {
  expect(valueAt(document, parsePointer(pointer))).toEqual(value);
});

test.each([
  ["#", document],
  ["#/foo", ["bar", "baz"]],
  ["#/foo/0", "bar"],
  ["#/", 0],
  ["#/a~1b", 1],
  ["#/c%25d", 2],
  ["#/e%5Ef", 3],
  ["#/g%7Ch", 4],
  ["#/i%5Cj", 5],
  ["#/k%22l", 6],
  ["#/%20", 7],
  ["#/m~0n", 8],
])("the fragment %j of RFC 6901 leads to %j", (reference, value) => {
  expect(valueAt(document, parseFragment(reference) ?? ["no fragment"])).toEqual(value);
});

test.each(["other.yaml", "other.yaml#/a", "x/a", "#Job", "#/%zz", ""])(
  "the reference %j is no pointer into the document",
  (reference) => {
    expect(parseFragment(reference)).toBeUndefined();
  },
);

test.each(["~1", "/~", "~01", "a/b~c", ""])("the key %j comes back from its token", (key) => {
  expect(unescapeKey(escapeKey(key))).toBe(key);
  expect(parsePointer(toPointer([key, key]))).toEqual([key, key]);
});

test.each(["01", "-1", "-", "1.0", "", "length", "2"])("the token %j is no index of a list of two", (key) => {
  expect(childValue(["a", "b"], key)).toBeUndefined();
});

test.each(["constructor", "__proto__", "hasOwnProperty"])(
  "what every object inherits as %s is no value",
  (key) => {
    expect(valueAt({ a: {} }, ["a", key])).toBeUndefined();
  },
);
