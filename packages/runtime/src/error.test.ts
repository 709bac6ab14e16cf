import { inspect } from "node:util";
import { expect, test } from "vitest";
import { CalloffError } from "./error.ts";

const error = new CalloffError({
  code: "rate-limited",
  message: "acme: slow down.",
  provider: "acme",
  operation: "POST /jobs/{job}/cancel",
  status: 429,
  attempts: 3,
  retryAfter: 2000,
  body: { message: "slow" },
});

test("is recognized by its brand, whichever copy of the package made it", () => {
  const other = Object.assign(new Error("from another copy"), { [Symbol.for("calloff.error")]: true });
  expect([error, other].map(CalloffError.is)).toEqual([true, true]);
  expect([new Error("x"), {}, null, undefined, "calloff.error", 1].some(CalloffError.is)).toBe(false);
});

test("is an error with a name, a message and a stack", () => {
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).toBe("CalloffError: acme: slow down.");
  expect(error.stack).toContain("acme: slow down.");
});

test("shows in JSON what a log needs", () => {
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    code: "rate-limited",
    message: "acme: slow down.",
    provider: "acme",
    operation: "POST /jobs/{job}/cancel",
    status: 429,
    attempts: 3,
    retryAfter: 2000,
    body: { message: "slow" },
  });
  expect(inspect(error)).not.toContain("calloff.error");
});

test("has no cause unless there is one", () => {
  expect("cause" in error).toBe(false);
  const cause = new Error("why");
  expect(new CalloffError({ code: "network", message: "x", cause }).cause).toBe(cause);
});
