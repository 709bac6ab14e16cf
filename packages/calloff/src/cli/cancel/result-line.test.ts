import type { Confirmation, Outcome } from "@calloff/runtime";
import { describe, expect, test } from "vitest";
import {
  isFinal,
  isWorthRetrying,
  labelOf,
  mayBeRunning,
  type RunResult,
  toResultLine,
} from "./result-line.ts";

function answered(outcome: object): RunResult {
  return {
    kind: "answered",
    reference: "pulse:a",
    outcome: outcome as Outcome & { confirmation?: Confirmation },
  };
}

const ACCEPTED = { state: "canceling", stopped: undefined, status: 200, attempts: 2, retried: true };

test("an answer", () => {
  expect(toResultLine(answered({ ...ACCEPTED, message: "ok" }))).toEqual({
    ...{ reference: "pulse:a", kind: "answered", state: "canceling", status: 200 },
    ...{ message: "ok", retried: true, attempts: 2 },
  });
});

describe("with confirm", () => {
  const timedOut = { confirmation: { error: { code: "timeout", message: "no time" } } };

  test.each([
    ["a confirmed stop", { state: "canceled", stopped: true }, false],
    ["one that needed no confirmation", { state: "already-finished", stopped: true }, false],
    ["one that was not confirmed in time", { ...ACCEPTED, ...timedOut }, true],
    ["one that cannot be", { ...ACCEPTED, confirmation: undefined }, true],
  ])("%s: whether the job may be running", (_, outcome, running) => {
    const line = toResultLine(answered({ status: 200, attempts: 1, ...outcome }), true);
    expect(mayBeRunning(line)).toBe(running);
    expect(isWorthRetrying(line)).toBe(running);
    expect(isFinal(line)).toBe(true);
  });

  test("why it is not confirmed is said", () => {
    const line = toResultLine(answered({ ...ACCEPTED, ...timedOut }), true);
    expect(line).toMatchObject({ confirmed: false, reason: "timeout", message: "no time" });
    expect(labelOf(line)).toBe("canceling, unconfirmed");
    const none = toResultLine(answered(ACCEPTED), true);
    expect(none).toMatchObject({
      reason: "no-status",
      message: expect.stringContaining("has no way to check"),
    });
  });

  test("an interrupted confirmation is tried again when the run is resumed", () => {
    const aborted = { confirmation: { error: { code: "aborted", message: "aborted" } } };
    expect(isFinal(toResultLine(answered({ ...ACCEPTED, ...aborted }), true))).toBe(false);
  });
});

test("without confirm an accepted cancel is as good as a stop", () => {
  expect(mayBeRunning(toResultLine(answered(ACCEPTED)))).toBe(false);
});
