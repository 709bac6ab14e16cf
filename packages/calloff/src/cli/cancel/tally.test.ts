import { describe, expect, test } from "vitest";
import type { Settled } from "./result-line.ts";
import { Tally } from "./tally.ts";

const CANCELED: Settled = { kind: "answered", state: "canceled", stopped: true };
const CANCELING: Settled = { kind: "answered", state: "canceling" };

describe("whether a job may still be running", () => {
  test.each<[string, Settled, number]>([
    ["canceled", CANCELED, 0],
    ["accepted", CANCELING, 0],
    ["already canceled", { kind: "answered", state: "already-canceled", stopped: true }, 0],
    ["already finished", { kind: "answered", state: "already-finished", stopped: true }, 0],
    ["refused", { kind: "answered", state: "not-cancelable" }, 1],
    ["not found", { kind: "answered", state: "not-found" }, 1],
    ["failed", { kind: "failed", reason: "server-error" }, 1],
    ["without a key", { kind: "failed", reason: "missing-credentials" }, 1],
    ["of no provider", { kind: "failed", reason: "invalid-options" }, 0],
    ["no id", { kind: "failed", reason: "invalid-job-id" }, 0],
    ["not sent", { kind: "not-sent", reason: "vendor-down" }, 1],
  ])("%s", (_, settled, running) => {
    const tally = new Tally();
    tally.add("pulse:a", settled, true);
    expect(tally.running.count).toBe(running);
  });
});

test("counts by state, the most frequent first, and what vendors have heard of", () => {
  const tally = new Tally();
  tally.add("pulse:a", CANCELED, true);
  tally.add("pulse:b", CANCELING, true);
  tally.add("pulse:c", CANCELING, true);
  tally.add("pulse:d", { kind: "failed", reason: "missing-credentials" }, false);
  expect(tally.sent).toBe(3);
  tally.add("pulze:e", { kind: "failed", reason: "invalid-options", message: "no provider" }, false);
  tally.add("tensorpix:x", { kind: "failed", reason: "invalid-job-id" }, false);
  expect(tally.running.named).toEqual([{ reference: "pulse:d", label: "failed (missing-credentials)" }]);
  expect(tally.rejected).toEqual({
    count: 2,
    named: [
      { reference: "pulze:e", label: "no provider" },
      { reference: "tensorpix:x", label: "" },
    ],
  });
  expect(JSON.parse(JSON.stringify(tally))).toEqual({
    total: 6,
    mayBeRunning: 1,
    rejected: 2,
    counts: { canceling: 2, rejected: 2, canceled: 1, "failed (missing-credentials)": 1 },
  });
});

test("a thousand jobs are kept by name, the others only counted", () => {
  const tally = new Tally();
  for (let job = 0; job < 1_200; job += 1)
    tally.add(`pulse:${job}`, { kind: "failed", reason: "network" }, true);
  expect([tally.running.count, tally.running.named.length, tally.running.named.at(-1)?.reference]).toEqual([
    1_200,
    1_000,
    "pulse:999",
  ]);
});
