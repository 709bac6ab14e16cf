import { type DocumentResult, isTested, type StepResult } from "./document-result.ts";

/** A document's result while the run goes on. */
export function oneLine(result: DocumentResult): string {
  const { name, vendored, generated, compiled, contract, openapiTypescript, heyApi } = result;
  const mark = (label: string, step: StepResult | undefined): string =>
    step === undefined ? "" : `${label} ${step.ok ? "ok" : `FAILED (${step.why})`} ${step.seconds}s`;
  const operations = contract?.operations ?? [];
  const tested = operations.filter(isTested).length;
  const failed = operations.filter(({ problems }) => problems.length > 0).length;
  const contracted =
    contract === undefined
      ? ""
      : `contract ${tested}/${result.operations}${failed > 0 ? `, ${failed} failed` : ""}${contract.operations.length === 0 ? ` ${contract.why}` : ""} ${contract.seconds}s`;
  return [
    name,
    mark("vendored", vendored),
    mark("generated", generated),
    mark("compiled", compiled),
    contracted,
    mark("openapi-typescript", openapiTypescript),
    mark("hey-api", heyApi),
  ]
    .filter((part) => part !== "")
    .join("  ");
}
