import { expect, test } from "vitest";
import { readRun } from "./run-turbo.ts";

test("tells what was done anew from what came out of the cache", () => {
  const output = [
    "@calloff/pulse:build: cache miss, executing 0123456789abcdef",
    "calloff:test: cache bypass, force executing 0123456789abcdef",
    "@calloff/runtime:build: cache hit, suppressing logs 0123456789abcdef",
    " Tasks:    3 successful, 3 total",
  ].join("\n");
  expect(readRun(output)).toEqual({ executed: ["@calloff/pulse#build", "calloff#test"], cached: 1 });
});
