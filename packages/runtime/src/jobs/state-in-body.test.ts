import { describe, expect, test, vi } from "vitest";
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
  ])("%j gives %s, and no warning", (body, state) => {
    const warn = vi.fn();
    expect(stateInBody(body, rule, warn)).toBe(state);
    expect(warn).not.toHaveBeenCalled();
  });

  test.each([{ status: "STOPPED" }, { status: 1 }, { status: "toString" }, {}, undefined])(
    "%j gives what the rule has for all others, and a warning",
    (body) => {
      const warn = vi.fn();
      expect(stateInBody(body, rule, warn)).toBe("not-cancelable");
      expect(warn).toHaveBeenCalledExactlyOnceWith("no known value at /status; taken as not-cancelable");
    },
  );
});
