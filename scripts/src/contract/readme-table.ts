import { Failure } from "../failure.ts";
import type { ProviderSummary } from "./provider-summary.ts";

const START = "<!-- contract:start -->";
const END = "<!-- contract:end -->";

/**
 * The README with its table of providers made anew; all else stays as it is.
 *
 * @throws Failure when the markers around the table are not there, once each and in order
 */
export function refreshReadme(readme: string, providers: readonly ProviderSummary[]): string {
  const [before, middle, ...more] = readme.split(START);
  const [, after, ...rest] = middle?.split(END) ?? [];
  if (before === undefined || after === undefined || more.length > 0 || rest.length > 0) {
    throw new Failure(
      `README.md needs the lines ${START} and ${END}, once each: between them stands the table.`,
    );
  }
  return `${before}${START}\n${renderTable(providers)}${END}${after}`;
}

function renderTable(providers: readonly ProviderSummary[]): string {
  const head = [
    "| provider | operations in the vendor's document | documented by us | typed | contract-tested | skipped | document of | sha256 |",
    "|---|---|---|---|---|---|---|---|",
  ];
  const lines = providers.map((summary) => {
    const { provider, operations, ours, typed, tested, retrieved, sha256 } = summary;
    const cells = [
      provider,
      operations,
      ours,
      typed,
      tested,
      skippedInWords(summary),
      retrieved,
      `\`${sha256.slice(0, 12)}\``,
    ];
    return `| ${cells.map((cell) => String(cell).replace(/[|\n]/g, " ")).join(" | ")} |`;
  });
  return `${[...head, ...lines].join("\n")}\n`;
}

function skippedInWords({ skipped }: ProviderSummary): string {
  const reasons = Object.entries(skipped).map(([reason, times]) => `${times} × ${reason}`);
  return reasons.length === 0 ? "0" : reasons.join("; ");
}
