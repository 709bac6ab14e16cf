import { type DocumentResult, isTested } from "./document-result.ts";

export function renderSummary(results: readonly DocumentResult[]): string {
  const count = (is: (result: DocumentResult) => boolean | undefined): number => results.filter(is).length;
  const operations = results.reduce((sum, result) => sum + result.operations, 0);
  const tested = results.reduce((sum, { contract }) => sum + (contract?.operations.filter(isTested).length ?? 0), 0);
  return `${[
    `documents ${results.length}`,
    `vendored ${count(({ vendored }) => vendored?.ok)}`,
    `generated ${count(({ generated }) => generated?.ok)}`,
    `compiled ${count(({ compiled }) => compiled?.ok)}`,
    `operations ${operations}, contract-tested ${tested}`,
    `openapi-typescript ${count(({ openapiTypescript }) => openapiTypescript?.ok)}`,
    `hey-api ${count(({ heyApi }) => heyApi?.ok)}`,
  ].join("\n")}\n`;
}
