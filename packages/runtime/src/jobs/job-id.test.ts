import { describe, expect, test } from "vitest";
import { CalloffError } from "../error.ts";
import { checkJobId, toPathSegment } from "./job-id.ts";

describe("toPathSegment", () => {
  test.each([
    ["abc", "string", "abc"],
    ["a/b?c#d%2e", "string", "a%2Fb%3Fc%23d%252e"],
    ["...", "string", "..."],
    [" ", "string", "%20"],
    ["$&", "string", "%24%26"],
    ["日本", "string", "%E6%97%A5%E6%9C%AC"],
    [0, "integer", "0"],
    [42, "integer", "42"],
    ["42", "integer", "42"],
    [9007199254740991, "integer", "9007199254740991"],
    ["9007199254740991", "integer", "9007199254740991"],
    ["6ba7b810-9dad-11d1-80b4-00c04fd430c8", "uuid", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"],
    ["6BA7B810-9DAD-11D1-80B4-00C04FD430C8", "uuid", "6BA7B810-9DAD-11D1-80B4-00C04FD430C8"],
  ] as const)("%j as %s is sent as %s", (id, kind, segment) => {
    expect(toPathSegment(id, kind)).toBe(segment);
  });

  test.each([
    ["", "string"],
    [".", "string"],
    ["..", "string"],
    ["half \ud800", "string"],
    [42, "string"],
    [null, "string"],
    [undefined, "string"],
    [{ toString: () => "abc" }, "string"],
    ["", "integer"],
    ["abc", "integer"],
    [-1, "integer"],
    ["-1", "integer"],
    [1.5, "integer"],
    [Number.NaN, "integer"],
    [1e21, "integer"],
    [2 ** 53, "integer"],
    // Number() gives 9007199254740992 for it: another job.
    ["9007199254740993", "integer"],
    ["9007199254740992", "integer"],
    ["99999999999999999999", "integer"],
    ["007", "integer"],
    ["0x10", "integer"],
    ["1e3", "integer"],
    [" 12", "integer"],
    ["12\n", "integer"],
    ["٣", "integer"],
    [42n, "integer"],
    ["6ba7b810", "uuid"],
    ["6ba7b810-9dad-11d1-80b4-00c04fd430c8\n", "uuid"],
    ["{6ba7b810-9dad-11d1-80b4-00c04fd430c8}", "uuid"],
  ] as const)("%s as %s is refused", (id, kind) => {
    let error: unknown;
    try {
      toPathSegment(id, kind);
    } catch (thrown) {
      error = thrown;
    }
    expect(CalloffError.is(error)).toBe(true);
    expect(error).toMatchObject({ code: "invalid-job-id", attempts: 0 });
  });

  test("says what was given and what is wanted, shortened", () => {
    expect(() => toPathSegment("9007199254740993", "integer")).toThrow(
      'Invalid job id "9007199254740993": must be an integer from 0 to 9007199254740991. No request was sent.',
    );
    expect(() => toPathSegment("x".repeat(5000), "uuid")).toThrow(
      `Invalid job id "${"x".repeat(80)}…": must be a UUID.`,
    );
  });
});

test("an outcome's id has the document's type", () => {
  expect(checkJobId("42", { name: "id", kind: "integer" })).toBe(42);
  expect(checkJobId("42", { name: "id", kind: "string" })).toBe("42");
});
