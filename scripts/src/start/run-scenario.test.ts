import { startMock } from "@calloff/mock";
import { createPulse } from "@calloff/pulse";
import { describe, expect, test } from "vitest";
import { printTable, report } from "./report.ts";
import { runScenario } from "./run-scenario.ts";
import type { Scenario } from "./scenarios.ts";

const scenario: Scenario = {
  provider: "pulse",
  job: "unknown",
  id: "abc",
  status: 404,
  request: "DELETE /job/abc",
  state: "not-found",
  stopped: undefined,
};

async function runOne(change: Partial<Scenario>) {
  await using mock = await startMock("pulse", { from: import.meta.url });
  const pulse = createPulse({ apiKey: "k", baseUrl: mock.url, retries: 0 });
  const result = await runScenario({ ...scenario, ...change }, mock, () => pulse.cancel("abc"));
  return { result, origin: new URL(mock.url).origin };
}

describe("a scenario", () => {
  test("that goes as written has no differences, and its row shows what was sent", async () => {
    const { result, origin } = await runOne({});
    expect(result).toMatchObject({
      request: `DELETE ${origin}/job/abc`,
      status: 404,
      state: "not-found",
      differences: [],
    });
    const row = printTable([result]).split("\n")[2];
    expect(row).toMatch(/│ pulse +│ DELETE http:\S+\/job\/abc +│ 404 +│ not-found +│ undefined │/);
    expect(report([result])).toBe("All 1 rows are as the vendors' pages say.");
  });

  test.each<[Partial<Scenario>, string]>([
    [{ state: "canceled" }, "state is not-found, expected canceled"],
    [{ stopped: true }, "stopped is undefined, expected true"],
    [{ request: "POST /job/abc" }, "request is DELETE /job/abc, expected POST /job/abc"],
    [{ status: 401 }, "state is unauthorized, expected not-found"],
  ])("that was written otherwise (%j) is told of, and fails the run", async (change, difference) => {
    const { result } = await runOne(change);
    expect(result.differences).toEqual([difference]);
    expect(() => report([result])).toThrow(
      expect.objectContaining({
        status: 1,
        message: `1 of 1 rows are not as the vendors' pages say:\npulse, job unknown: ${difference}`,
      }),
    );
  });
});

test("a run without scenarios is no success", () => {
  expect(() => report([])).toThrow("0 of 0 rows");
});
