/** What came of one step, with the reason where nothing did. */
export interface StepResult {
  readonly ok: boolean;
  /** In one line. */
  readonly why?: string;
  readonly seconds: number;
}

/** How one operation was held to its document. */
export interface OperationResult {
  readonly operation: string;
  readonly calls: number;
  /** Calls that Prism could not take part in, by its reason; they were judged without it. */
  readonly withoutPrism: Readonly<Record<string, number>>;
  readonly problems: readonly string[];
  /** Why there was no call, or none of a documented status, by status. */
  readonly skipped: Readonly<Record<string, string>>;
}

export interface ContractResult extends StepResult {
  readonly operations: readonly OperationResult[];
}

/** One document of the corpus, and what each step made of it. Steps that were not reached are not there. */
export interface DocumentResult {
  readonly name: string;
  /** The npm package that it is from. */
  readonly from: string;
  readonly openapi: string;
  readonly bytes: number;
  readonly operations: number;
  /** Mistakes of the document that do no harm. */
  readonly warnings?: number;
  readonly vendored?: StepResult;
  readonly generated?: StepResult;
  readonly compiled?: StepResult;
  readonly contract?: ContractResult;
  readonly openapiTypescript?: StepResult;
  readonly heyApi?: StepResult;
}

/** Operations of which every documented status was called, and nothing was wrong with any call. */
export function isTested({ calls, problems, skipped }: OperationResult): boolean {
  return calls > 0 && problems.length === 0 && Object.keys(skipped).length === 0;
}

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
