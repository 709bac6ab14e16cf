import { startMock } from "@calloff/mock";
import { createPulse } from "@calloff/pulse";
import { describe, expect, test } from "vitest";
import { describeResults, summarize } from "./report.ts";
import { runScenario } from "./run-scenario.ts";
import type { Scenario } from "./scenarios.ts";

const scenario: Scenario = {
  provider: "pulse",
  job: "an unknown job",
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
  return { ...result, reference: "pulse:abc" };
}

describe("a scenario", () => {
  test("that goes as written has no differences", async () => {
    const result = await runOne({});
    expect(result).toMatchObject({
      request: "DELETE /job/abc",
      status: 404,
      state: "not-found",
      differences: [],
    });
    expect(summarize([result])).toBe("All 1 answers, from 1 vendors, mean what the vendors' pages say.");
  });

  test.each<[Partial<Scenario>, string]>([
    [{ state: "canceled" }, "state is not-found, expected canceled"],
    [{ stopped: true }, "stopped is undefined, expected true"],
    [{ request: "POST /job/abc" }, "request is DELETE /job/abc, expected POST /job/abc"],
    [{ status: 401 }, "state is unauthorized, expected not-found"],
  ])("that was written otherwise (%j) is told of, and fails the run", async (change, difference) => {
    const result = await runOne(change);
    expect(result.differences).toEqual([difference]);
    expect(() => summarize([result])).toThrow(
      expect.objectContaining({
        status: 1,
        message: `1 of 1 answers do not mean what the vendors' pages say:\npulse, an unknown job: ${difference}`,
      }),
    );
  });
});

test("a run without scenarios is no success", () => {
  expect(() => summarize([])).toThrow("0 of 0 answers");
});

test("each job is shown once, with its request and each answer in words", async () => {
  const result = await runOne({});
  const running = {
    ...result,
    status: 200,
    state: "canceling",
    scenario: { ...scenario, job: "a running job" },
  };
  expect(describeResults([running as typeof result, result])).toBe(
    [
      "  pulse:abc",
      "    DELETE /job/abc",
      "    a running job   200  canceling         accepted; it may still be running",
      "    an unknown job  404  not-found         the vendor has no such job",
    ].join("\n"),
  );
});
