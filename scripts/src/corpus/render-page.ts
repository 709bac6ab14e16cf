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
    `# ${results.length} documents that nobody here wrote`,
    "",
    "Made by `npm run corpus`, which installs the packages below for its own run, takes every document the way of",
    "`npm run vendor` and `npm run codegen`, compiles what was generated with this repository's own settings, and calls",
    "every operation through the generated client: each documented answer once, and once with only what a request must",
    "have. Both sides of each call are judged as by `npm run contract`. An operation counts as contract-tested when every",
    "answer that its document lists was called and nothing was wrong with any call.",
    "",
    `Run on ${run.date}, with ${versions.join(", ")}, Node ${process.versions.node}.`,
    "",
    `The rule. ${RULE}`,
    "",
    renderSums(results),
    "The two other generators are run with their defaults on the same files, and what they write is compiled with",
    "`strict` and no further settings: ours has to pass stricter ones.",
    "",
    "## Skipped, and why",
    "",
    renderReasons(skipReasons(results), "Nothing was skipped."),
    "## Judged without Prism",
    "",
    "Where Prism found fault, the same call was made to a server of our own, which answers what the document says, and",
    "judged by the document alone. Where that found fault as well, the call failed.",
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
      ["judged without Prism", `${totals.calls} calls`, totals.withoutPrism],
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
