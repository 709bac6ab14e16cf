import { oneLine } from "../program.ts";
import type { ChangedDocument } from "./documents.ts";
import type { ProviderResult } from "./provider-result.ts";

/** What makes a run fail: each takes in those before it. */
export const FAIL_ON = ["never", "unknown", "major", "drift"] as const;

export type FailOn = (typeof FAIL_ON)[number];

/** @returns why the run is to fail; undefined when it is not */
export function failureIn(results: readonly ProviderResult[], failOn: FailOn): string | undefined {
  const reasons = results.flatMap(({ provider, outcome, verdict }) => {
    if (outcome === "unknown") return failOn === "never" ? [] : [`${provider} could not be told`];
    if (outcome === "unchanged") return [];
    if (failOn === "drift") return [`${provider} has drifted (${verdict})`];
    return failOn === "major" && verdict === "major" ? [`${provider} has drifted (major)`] : [];
  });
  return reasons.length === 0 ? undefined : `fail-on is ${failOn}: ${reasons.join("; ")}.`;
}

const MAX_LOG = 2_000;
/** GitHub takes 65,536 characters. */
const MAX_LENGTH = 60_000;

/** A provider's report as a section of a page; where there is none, what the command said. */
export function sectionOf({ provider, report, log }: ProviderResult): string {
  if (report === "") return `## ${provider}: could not be told\n\n${asCode(log, MAX_LOG)}\n`;
  const [first = "", ...rest] = report.split("\n");
  const heading = first.replace(/^## (\w)/, (_, letter: string) => `## ${provider}: ${letter.toLowerCase()}`);
  // The line that names the two files, which are somewhere in a temporary folder.
  const text = rest.join("\n").replace(/^- .*? → .*?: (?=drift|unchanged|could not)/m, "- ");
  return `${heading}\n${text}\n`;
}

/** What a pull request does to vendored documents, in Markdown. */
export function changesInWords(
  changes: readonly ChangedDocument[],
  results: ReadonlyMap<string, ProviderResult>,
): string {
  const sections = changes.map(({ provider, before, after }) => {
    if (before === undefined)
      return `## ${provider}: new\n\nThere is nothing to compare its document with.\n`;
    if (after === undefined)
      return `## ${provider}: removed\n\nCode that uses its client no longer compiles.\n`;
    const result = results.get(provider);
    return result === undefined ? "" : sectionOf(result);
  });
  const text = sections.join("\n");
  return text.length > MAX_LENGTH
    ? `${text.slice(0, MAX_LENGTH)}\n\n… The rest is in the run's summary.\n`
    : text;
}

/** The beginning of a text as code: four spaces make a block of every line, whatever stands in it. */
export function asCode(text: string, max: number): string {
  const shown = text.length > max ? `${text.slice(0, max)}…` : text;
  const lines = shown.split("\n").map((line) => `    ${oneLine(line)}`);
  return lines.join("\n");
}
