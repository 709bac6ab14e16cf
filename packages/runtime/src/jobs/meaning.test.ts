import { describe, expect, test } from "vitest";
import { meaningOf } from "./meaning.ts";
import { stoppedIn } from "./outcome.ts";

describe("meaningOf", () => {
  test("is the document's where it gives one: the status, then its range, then default", () => {
    const answers = { 200: "canceled", "2XX": "canceling", default: "server-error" } as const;
    expect(meaningOf(200, answers)).toEqual({ meaning: "canceled", documented: true });
    expect(meaningOf(202, answers)).toEqual({ meaning: "canceling", documented: true });
    expect(meaningOf(404, answers)).toEqual({ meaning: "server-error", documented: true });
  });

  test("is HTTP's for the very status where the document says no more of a range", () => {
    const answers = { "4XX": "http", default: "http" } as const;
    expect(meaningOf(404, answers)).toEqual({ meaning: "not-found", documented: true });
    expect(meaningOf(409, answers)).toEqual({ meaning: "not-cancelable", documented: true });
    expect(meaningOf(500, answers)).toEqual({ meaning: "server-error", documented: true });
  });

  test.each([
    [200, "canceling"],
    [202, "canceling"],
    [204, "canceling"],
    [299, "canceling"],
    [304, "unexpected-response"],
    [400, "invalid-request"],
    [401, "unauthorized"],
    [402, "unexpected-response"],
    [403, "forbidden"],
    [404, "not-found"],
    [405, "unexpected-response"],
    [408, "timeout"],
    [409, "not-cancelable"],
    [410, "not-found"],
    [418, "unexpected-response"],
    [422, "invalid-request"],
    [429, "rate-limited"],
    [500, "server-error"],
    [503, "server-error"],
  ])("%i is read as HTTP has it where the document is silent: %s", (status, meaning) => {
    expect(meaningOf(status, {})).toEqual({ meaning, documented: false });
  });
});

test.each([
  ["canceled", true],
  ["canceling", undefined],
  ["already-canceled", true],
  ["already-finished", true],
  ["not-cancelable", undefined],
  ["not-found", undefined],
] as const)("%s: stopped is %s", (state, stopped) => {
  expect(stoppedIn(state)).toBe(stopped);
});
