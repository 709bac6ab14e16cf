import type { ProviderSummary } from "@calloff/contract/internal";
import { markdownRow, markdownTable, splitAtTable } from "@calloff/openapi/internal";

const NAME = "contract";
const HEAD = markdownTable(
  [
    "provider",
    "operations in the vendor's document",
    "documented by us",
    "typed",
    "contract-tested",
    "skipped",
    "document of",
    "sha256",
  ],
  [],
);

/** Whether a README asks for the table, by the lines between which it stands. */
export function hasTable(readme: string): boolean {
  return readme.includes(`<!-- ${NAME}:start -->`) || readme.includes(`<!-- ${NAME}:end -->`);
}

/**
 * The README with its table of providers made anew; all else stays as it is.
 *
 * @throws UserError when the markers around the table are not there, once each and in order
 */
export function refreshReadme(readme: string, providers: readonly ProviderSummary[]): string {
  const { before, after } = splitAtTable(readme, NAME);
  return `${before}\n${HEAD}${providers.map(renderLine).join("")}${after}`;
}

/** The same for the lines of some providers; the other lines stay. */
export function refreshLines(readme: string, providers: readonly ProviderSummary[]): string {
  const { before, table, after } = splitAtTable(readme, NAME);
  const own = (line: string): boolean => providers.some(({ provider }) => line.startsWith(`| ${provider} |`));
  const others = table
    .slice(`\n${HEAD}`.length)
    .split(/(?<=\n)/)
    .filter((line) => !own(line));
  const lines = [...others, ...providers.map(renderLine)].sort();
  return `${before}\n${HEAD}${lines.join("")}${after}`;
}

/** Without the line of one provider. */
export function removeLine(readme: string, provider: string): string {
  const { before, table, after } = splitAtTable(readme, NAME);
  const lines = table.split(/(?<=\n)/).filter((line) => !line.startsWith(`| ${provider} |`));
  return `${before}${lines.join("")}${after}`;
}

function renderLine(summary: ProviderSummary): string {
  const { provider, operations, ours, typed, tested, retrieved, sha256 } = summary;
  return markdownRow([
    provider,
    operations,
    ours,
    typed,
    tested,
    skippedInWords(summary),
    retrieved,
    `\`${sha256.slice(0, 12)}\``,
  ]);
}

function skippedInWords({ skipped }: ProviderSummary): string {
  const reasons = Object.entries(skipped).map(([reason, times]) => `${times} × ${reason}`);
  return reasons.length === 0 ? "0" : reasons.join("; ");
}
