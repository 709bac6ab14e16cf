import { UserError } from "@calloff/openapi/internal";
import type { CancelState } from "calloff";
import type { ScenarioResult } from "./run-scenario.ts";

/** What each state says, short enough for a terminal of 80 columns. */
const IN_WORDS: Readonly<Record<CancelState, string>> = {
  canceled: "this call stopped it",
  canceling: "accepted; it may still be running",
  "already-canceled": "it was canceled before",
  "already-finished": "it ended before the cancel",
  "not-cancelable": "refused; it may still be running",
  "not-found": "the vendor has no such job",
};

/** The calls for each kind of job: the reference, the request that the vendor received, and what each answer means. */
export function describeResults(results: readonly ScenarioResult[]): string {
  const references = new Set(results.map(({ reference }) => reference));
  const described = Array.from(references, (reference) => {
    const calls = results.filter((result) => result.reference === reference);
    return describeJob(reference, calls);
  });
  return described.join("\n\n");
}

function describeJob(reference: string, calls: readonly ScenarioResult[]): string {
  const requests = [...new Set(calls.map(({ request }) => request))];
  const answers = calls.map(({ scenario, status, state }) => {
    const words = IN_WORDS[state as CancelState] ?? "";
    return `    ${scenario.job.padEnd(16)}${String(status).padEnd(5)}${state.padEnd(18)}${words}`.trimEnd();
  });
  return [`  ${reference}`, ...requests.map((request) => `    ${request}`), ...answers].join("\n");
}

/**
 * One line for a run in which all was as expected.
 *
 * @throws UserError with status 1 that names every call that was not
 */
export function summarize(results: readonly ScenarioResult[]): string {
  const wrong = results.filter(({ differences }) => differences.length > 0);
  const vendors = new Set(results.map(({ scenario }) => scenario.provider.replace(/\..*$/, "")));
  if (wrong.length === 0 && results.length > 0)
    return `All ${results.length} answers, from ${vendors.size} vendors, mean what the vendors' pages say.`;
  const lines = wrong.map(
    ({ scenario, differences }) => `${scenario.provider}, ${scenario.job}: ${differences.join("; ")}`,
  );
  const summary = `${wrong.length} of ${results.length} answers do not mean what the vendors' pages say:`;
  throw new UserError([summary, ...lines].join("\n"), undefined, 1);
}
