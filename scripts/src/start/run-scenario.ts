import type { MockServer } from "@calloff/mock";
import { CalloffError, type Outcome } from "calloff";
import type { Scenario } from "./scenarios.ts";

/** A call as it went. */
export interface ScenarioResult {
  readonly scenario: Scenario;
  /** Method and URL as the server received them. */
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
): Promise<ScenarioResult> {
  mock.clear();
  mock.answerNext(
    scenario.body === undefined
      ? { status: scenario.status }
      : { status: scenario.status, body: scenario.body },
  );
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
  const origin = new URL(mock.url).origin;
  return {
    scenario,
    ...seen,
    request: request.replace(" ", ` ${origin}`),
    differences: [...refusals, ...differences],
  };
}
