import { markdownTable } from "@calloff/openapi/internal";
import { RULE } from "./choose-documents.ts";
import { type DocumentResult, isTested, type StepResult } from "./document-result.ts";
import { explainPrism } from "./faults.ts";
import { prismReasons, type Reason, skipReasons } from "./reasons.ts";
import { addUp, percent } from "./totals.ts";

interface Run {
  /** As in 2026-11-22. */
  readonly date: string;
  readonly versions: Readonly<Record<string, string>>;
}

/** The page on which the totals are published. */
export function renderPage(results: readonly DocumentResult[], run: Run): string {
  const versions = Object.entries(run.versions).map(([name, version]) => `\`${name}\` ${version}`);
  return [
    `# Tested against ${results.length} third-party OpenAPI documents`,
    "",
    "`npm run corpus` writes this page. For each document, it runs `npm run vendor` and `npm run codegen`, compiles the",
    "generated code with this repository's own settings, and calls every operation through the generated client: once for",
    "each documented answer, and once with only the required parts of a request. It checks both sides of each call as",
    "`npm run contract` does. An operation counts as contract-tested if each of its documented answers was called, and no",
    "call failed.",
    "",
    `Run on ${run.date}, with ${versions.join(", ")}, Node ${process.versions.node}.`,
    "",
    `How the documents were chosen: ${RULE.charAt(0).toLowerCase()}${RULE.slice(1)}`,
    "",
    renderSums(results),
    "The two other generators ran with their defaults on the same files. Their output was compiled with `strict` and no",
    "further settings; Calloff's output had to pass stricter ones.",
    "",
    "## Skipped operations",
    "",
    renderReasons(skipReasons(results), "Nothing was skipped."),
    "## Checked without Prism",
    "",
    "If Prism reported an error, the same call was repeated against our own server, which answers as the document says, and",
    "checked against the document alone. If that check failed too, the call failed.",
    "",
    renderReasons(prismReasons(results, explainPrism), "Prism took part everywhere."),
    ...renderFailures(results),
    "## The documents",
    "",
    markdownTable(
      [
        "document",
        "OpenAPI",
        ":operations",
        "vendored",
        "generated",
        "compiles",
        ":contract-tested",
        "openapi-typescript",
        "@hey-api/openapi-ts",
      ],
      results.map(rowOf),
    ),
  ].join("\n");
}

function renderSums(results: readonly DocumentResult[]): string {
  const totals = addUp(results);
  const { documents, operations } = totals;
  return markdownTable(
    ["", ":of", ":"],
    [
      ["vendored", `${documents} documents`, totals.vendored],
      ["generated", `${documents} documents`, totals.generated],
      ["compile", `${documents} documents`, `**${totals.compiled}**`],
      ["compile with openapi-typescript alone", `${documents} documents`, totals.openapiTypescript ?? "–"],
      ["compile with @hey-api/openapi-ts", `${documents} documents`, totals.heyApi ?? "–"],
      [
        "contract-tested",
        `${operations} operations`,
        `**${totals.tested}** (${percent(totals.tested, operations)})`,
      ],
      ["failed", `${operations} operations`, totals.failed],
      ["skipped", `${operations} operations`, totals.skipped],
      ["checked without Prism", `${totals.calls} calls`, totals.withoutPrism],
    ],
  );
}

function renderReasons(reasons: readonly Reason[], none: string): string {
  if (reasons.length === 0) return `${none}\n`;
  const rows = reasons.map(({ operations, fault, whose, issue, example }) => {
    const spoken = issue === undefined ? "" : `[public](${issue})`;
    return [operations, inCell(fault), whose, spoken, inCell(example)];
  });
  return markdownTable([":operations", "fault", "whose", "issue", "for example"], rows);
}

function renderFailures(results: readonly DocumentResult[]): string[] {
  const steps = results.flatMap(({ name, vendored, generated, compiled, contract }) => {
    const failed = [vendored, generated, compiled].find((step) => step?.ok === false);
    if (failed !== undefined) return [`- ${name}: ${inCell(failed.why ?? "")}`];
    const calls = (contract?.operations ?? []).flatMap(({ operation, problems }) =>
      problems.slice(0, 1).map((problem) => `- ${name}: ${inCell(`${operation}, ${problem}`)}`),
    );
    return contract?.why === undefined ? calls : [`- ${name}: ${inCell(contract.why)}`];
  });
  return steps.length === 0 ? [] : ["## Failed", "", ...steps, ""];
}

function rowOf(result: DocumentResult): (string | number)[] {
  const { name, openapi, operations, contract } = result;
  const tested = contract?.operations.filter(isTested).length ?? 0;
  return [
    name,
    openapi,
    operations,
    mark(result.vendored),
    mark(result.generated),
    mark(result.compiled),
    tested === operations ? "all" : tested,
    mark(result.openapiTypescript),
    mark(result.heyApi),
  ];
}

function mark(step: StepResult | undefined): string {
  if (step === undefined) return "–";
  return step.ok ? "yes" : "**no**";
}

/** A document's own words, kept short and from becoming markup. */
function inCell(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .slice(0, 300)
    .replace(/[\\|<>*_`[\]]/g, "\\$&");
}
