import { type MockServer, startMock } from "@calloff/mock";
import type { JobId } from "@calloff/runtime";
import { CalloffError, calloff, type Outcome } from "calloff";
import type { Scenario } from "./scenarios.ts";

/** A call as it went. */
export interface ScenarioResult {
  readonly scenario: Scenario;
  /** As a user writes it, for example `openai.batch:batch_abc123`. */
  readonly reference: string;
  /** Method and path as the server received them. */
  readonly request: string;
  readonly status: number | undefined;
  readonly state: string;
  readonly stopped: true | undefined;
  /** What is not as the scenario says; empty when all is. */
  readonly differences: readonly string[];
}

/** Runs one scenario: tells the mock what to answer, calls off the job, and compares. */
export async function runScenario(
  scenario: Scenario,
  mock: MockServer,
  cancel: () => Promise<Outcome>,
): Promise<Omit<ScenarioResult, "reference">> {
  mock.clear();
  const { status, body } = scenario;
  mock.answerNext({ status, ...(body !== undefined && { body }) });
  const result = await cancel().catch((error: unknown) => {
    if (CalloffError.is(error)) return { state: error.code, status: error.status, stopped: undefined };
    throw error;
  });
  const [received] = mock.requests;
  const request = received === undefined ? "nothing" : `${received.method} ${received.url}`;
  const seen = { request, status: result.status, state: result.state, stopped: result.stopped };
  const differences = (["request", "status", "state", "stopped"] as const)
    .filter((field) => seen[field] !== scenario[field])
    .map((field) => `${field} is ${seen[field]}, expected ${scenario[field]}`);
  const refusals = mock.refusals.map(({ refused }) => refused.reason);
  return { scenario, ...seen, differences: [...refusals, ...differences] };
}

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
    const referTo = jobs.formatReference as (job: { provider: string; id: JobId }) => string;
    const results: ScenarioResult[] = [];
    for (const scenario of scenarios) {
      const { provider, id } = scenario;
      const mock = mocks.get(vendorOf(provider));
      if (mock === undefined) continue;
      // Where a status is read first, it is the cancel that is looked at here.
      const result = await runScenario(scenario, mock, () => cancel(provider, id, { evenIfFinished: true }));
      results.push({ ...result, reference: referTo({ provider, id }) });
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
