import { type DocumentResult, isTested } from "./document-result.ts";

/** What a run adds up to. */
export interface Totals {
  readonly documents: number;
  readonly vendored: number;
  readonly generated: number;
  readonly compiled: number;
  readonly operations: number;
  readonly tested: number;
  /** Operations with a call that did not keep to the document. */
  readonly failed: number;
  /** Operations of which a documented answer was not called. */
  readonly skipped: number;
  readonly calls: number;
  /** Calls that were judged without Prism, because it stood in the way. */
  readonly withoutPrism: number;
  /** Documents whose types, or whose client, compile with another generator; undefined where none was asked. */
  readonly openapiTypescript: number | undefined;
  readonly heyApi: number | undefined;
}

export function addUp(results: readonly DocumentResult[]): Totals {
  const count = (is: (result: DocumentResult) => boolean | undefined): number => results.filter(is).length;
  const operations = results.flatMap(({ contract }) => contract?.operations ?? []);
  const hasPeers = results.some(({ heyApi }) => heyApi !== undefined);
  return {
    documents: results.length,
    vendored: count(({ vendored }) => vendored?.ok),
    generated: count(({ generated }) => generated?.ok),
    compiled: count(({ compiled }) => compiled?.ok),
    operations: results.reduce((sum, result) => sum + result.operations, 0),
    tested: operations.filter(isTested).length,
    failed: operations.filter(({ problems }) => problems.length > 0).length,
    skipped: operations.filter(
      ({ skipped, problems }) => problems.length === 0 && Object.keys(skipped).length > 0,
    ).length,
    calls: operations.reduce((sum, { calls }) => sum + calls, 0),
    withoutPrism: operations
      .flatMap(({ withoutPrism }) => Object.values(withoutPrism))
      .reduce((sum, times) => sum + times, 0),
    openapiTypescript: hasPeers ? count(({ openapiTypescript }) => openapiTypescript?.ok) : undefined,
    heyApi: hasPeers ? count(({ heyApi }) => heyApi?.ok) : undefined,
  };
}

export function percent(part: number, whole: number): string {
  // Rounded down: 100 % is all of them.
  return whole === 0 ? "–" : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %`;
}
