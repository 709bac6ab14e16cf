import { startMock } from "@calloff/mock";
import type { JobId } from "@calloff/runtime";
import { calloff, type Outcome } from "calloff";
import { runScenario, type ScenarioResult } from "./run-scenario.ts";
import type { Scenario } from "./scenarios.ts";

/** Starts the mock servers of all the providers in the scenarios, in this process, and runs one scenario after the other. */
export async function runScenarios(scenarios: readonly Scenario[]): Promise<ScenarioResult[]> {
  const names = [...new Set(scenarios.map(({ provider }) => vendorOf(provider)))];
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
    const cancel = jobs.cancel as (provider: string, id: JobId, options: object) => Promise<Outcome>;
    const results: ScenarioResult[] = [];
    for (const scenario of scenarios) {
      const { provider, id } = scenario;
      const mock = mocks.get(vendorOf(provider));
      if (mock === undefined) continue;
      // Where a status is read first, it is the cancel that is looked at here.
      results.push(await runScenario(scenario, mock, () => cancel(provider, id, { evenIfFinished: true })));
    }
    return results;
  } finally {
    await Promise.all([...mocks.values()].map((mock) => mock.close()));
  }
}

/** Whose mock it is: of a kind of job, its vendor's. */
function vendorOf(name: string): string {
  return name.replace(/\..*$/, "");
}
