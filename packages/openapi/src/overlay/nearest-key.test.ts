import { expect, it } from "vitest";
import { nearestKey } from "./nearest-key.ts";

const known = ["target", "update", "at", "x-calloff-job"];

it.each([
  ["targets", "target"],
  ["tagret", "target"],
  ["UPDATE", "update"],
  ["updte", "update"],
  ["x-calloff-jobs", "x-calloff-job"],
  ["x_calloff_job", "x-calloff-job"],
  ["as", "at"],
  ["id", undefined],
  ["x-calloff-key", undefined],
  ["", undefined],
])("takes %j for %j", (key, meant) => {
  expect(nearestKey(key, known)).toBe(meant);
});

it("prefers the nearer of two", () => {
  expect(nearestKey("values", ["value", "values"])).toBe("values");
  expect(nearestKey("valuess", ["value", "values"])).toBe("values");
});
