import { describe, expect, test } from "vitest";
import { stateInBody, valueAt } from "./state-in-body.ts";

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

describe("stateInBody", () => {
  const rule = {
    at: "/status",
    values: { stopping: "canceling", stopped: "canceled" },
    otherwise: "not-cancelable",
  } as const;

  test.each([
    [{ status: "stopping" }, "canceling"],
    [{ status: "stopped" }, "canceled"],
    [{ status: "STOPPED" }, undefined],
    [{ status: 1 }, undefined],
    [{ status: "toString" }, undefined],
    [{}, undefined],
    [undefined, undefined],
  ])("%j gives %s", (body, state) => {
    expect(stateInBody(body, rule)).toBe(state);
  });
});
