import { expect, test } from "vitest";
import { formatReference, splitReference } from "./job-reference.ts";

test.each([
  ["pulse:abc", "pulse", "abc"],
  ["tensorpix:42", "tensorpix", "42"],
  ["pulse:a:b:c", "pulse", "a:b:c"],
  ["pulse:", "pulse", ""],
  [":abc", "", "abc"],
  ["pulse: abc ", "pulse", " abc "],
  ["pulse:日本:🎈", "pulse", "日本:🎈"],
])("%j is job %3$j of %2$j", (reference, provider, id) => {
  expect(splitReference(reference)).toEqual({ provider, id });
});

test.each(["pulse", "", 42, undefined, null])("%j is no reference", (reference) => {
  expect(splitReference(reference)).toBeUndefined();
});

test("two parts are a reference, and nothing else of the object is looked at", () => {
  expect(splitReference({ provider: "pulse", id: "a:b", note: "x" })).toEqual({
    provider: "pulse",
    id: "a:b",
  });
});

test.each([
  [{ provider: "pulse", id: "a:b" }, "pulse:a:b"],
  [{ provider: "tensorpix", id: 42 }, "tensorpix:42"],
  [{ provider: "tensorpix", id: 9007199254740991 }, "tensorpix:9007199254740991"],
  [{ provider: "tensorpix", id: "9007199254740993" }, "tensorpix:9007199254740993"],
])("%j is printed %j", (reference, text) => {
  expect(formatReference(reference)).toBe(text);
});

test.each([
  [{ provider: "", id: "a" }, "invalid-options", '"" cannot name a provider'],
  [{ provider: "a:b", id: "a" }, "invalid-options", '"a:b" cannot name a provider'],
  [
    { provider: "tensorpix", id: 2 ** 53 },
    "invalid-job-id",
    "The job id 9007199254740992 cannot be used in a reference",
  ],
  [{ provider: "tensorpix", id: 1.5 }, "invalid-job-id", "The job id 1.5 cannot be used in a reference"],
  [{ provider: "tensorpix", id: -1 }, "invalid-job-id", "The job id -1 cannot be used in a reference"],
  [
    { provider: "pulse", id: undefined as never },
    "invalid-job-id",
    "The job id undefined cannot be used in a reference",
  ],
])("%j is not printed", (reference, code, message) => {
  expect(() => formatReference(reference)).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(message) }),
  );
});
