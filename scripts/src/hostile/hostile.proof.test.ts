import { beforeAll, describe, expect, test } from "vitest";
import { families } from "./families.ts";
import type { HostileResult } from "./hostile-case.ts";
import { runFamily } from "./run-family.ts";

const MAX_MEGABYTES = 1_024;

describe.each(families)("$name", (family) => {
  let results: ReadonlyMap<string, HostileResult> = new Map();
  beforeAll(async () => {
    results = await runFamily(family);
  }, 900_000);

  test.each(family.cases)("$name", (hostile) => {
    const { name, refused } = hostile;
    const result = results.get(name);
    expect(result?.problems).toEqual([]);
    if (refused === undefined) {
      expect(result?.refused).toBeUndefined();
      expect(result?.stage).toBe(lastStageOf(hostile));
    } else {
      expect(result?.refused).toMatch(refused);
    }
    expect(result?.megabytes).toBeLessThan(MAX_MEGABYTES);
  });
});

function lastStageOf(hostile: (typeof families)[number]["cases"][number]): string {
  if ("command" in hostile) return "taken";
  return hostile.withoutMock === undefined ? "mock" : "drift";
}
