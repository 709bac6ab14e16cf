import { describe, expect, test } from "vitest";
import { meaningOf, stateIn, valueAt } from "./meaning.ts";
import { stoppedIn } from "./outcome.ts";

describe("meaningOf", () => {
  test("is the document's where it gives one: the status, then its range, then default", () => {
    const answers = { 200: "canceled", "2XX": "canceling", default: "server-error" } as const;
    expect(meaningOf(200, answers)).toEqual({ meaning: "canceled", documented: true });
    expect(meaningOf(202, answers)).toEqual({ meaning: "canceling", documented: true });
    expect(meaningOf(404, answers)).toEqual({ meaning: "server-error", documented: true });
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

test.each([
  [{ status: "x" }, "/status", "x"],
  [{ job: { status: "x" } }, "/job/status", "x"],
  [{ "a/b": { "c~d": "x" } }, "/a~1b/c~0d", "x"],
  [["x"], "/0", "x"],
  ["x", "", "x"],
  [{ status: "x" }, "/other", undefined],
  [{ status: "x" }, "/status/0", undefined],
  [null, "/status", undefined],
  [undefined, "/status", undefined],
  [{}, "/constructor", undefined],
  [{}, "/__proto__", undefined],
])("in %j, %s leads to %j", (body, pointer, value) => {
  expect(valueAt(body, pointer)).toBe(value);
});

describe("stateIn", () => {
  const rule = {
    at: "/status",
    values: { stopping: "canceling", stopped: "canceled" },
    otherwise: "not-cancelable",
  } as const;
  test.each([
    [{ status: "stopping" }, "canceling", true],
    [{ status: "stopped" }, "canceled", true],
    [{ status: "STOPPED" }, "not-cancelable", false],
    [{ status: 1 }, "not-cancelable", false],
    [{ status: "toString" }, "not-cancelable", false],
    [{}, "not-cancelable", false],
    [undefined, "not-cancelable", false],
  ])("%j gives %s", (body, state, known) => {
    expect(stateIn(body, rule)).toEqual({ state, known });
  });
});
