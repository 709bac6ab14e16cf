import { startMock } from "@calloff/mock";
import { calloff, type Outcome } from "calloff";
import { runScenario, type ScenarioResult } from "./run-scenario.ts";
import type { Scenario } from "./scenarios.ts";

/** Starts the mock servers of all the providers in the scenarios, in this process, and runs one scenario after the other. */
export async function runScenarios(scenarios: readonly Scenario[]): Promise<ScenarioResult[]> {
  const names = [...new Set(scenarios.map(({ provider }) => provider))];
  const from = import.meta.resolve("calloff");
  const mocks = new Map(
    await Promise.all(names.map(async (name) => [name, await startMock(name, { from })] as const)),
  );
  try {
    const jobs = calloff(
      Object.fromEntries(
        [...mocks].map(([name, { url }]) => [name, { baseUrl: url, apiKey: "no-key-needed" }]),
      ),
    );
    const cancel = jobs.cancel as (provider: string, id: string | number) => Promise<Outcome>;
    const results: ScenarioResult[] = [];
    for (const scenario of scenarios) {
      const mock = mocks.get(scenario.provider);
      if (mock !== undefined)
        results.push(await runScenario(scenario, mock, () => cancel(scenario.provider, scenario.id)));
    }
    return results;
  } finally {
    await Promise.all([...mocks.values()].map((mock) => mock.close()));
  }
}
