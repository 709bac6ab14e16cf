import { escapeHtml, renderPage } from "@calloff/openapi/internal";
import { type ContractReport, groupRows, type RowGroup, sidesInWords } from "./report.ts";
import { hasFailed } from "./row.ts";
import type { ProviderSummary } from "./summarize-provider.ts";

/**
 * Renders a report as one self-contained HTML page: what passed, what failed, and every call.
 *
 * @example
 * await writeFile("contract.html", renderHtml(report));
 */
export function renderHtml(report: ContractReport): string {
  const { totals, providers, rows } = report;
  const groups = groupRows(rows);
  const verdict =
    totals.failed === 0
      ? "Every call holds on both sides"
      : `${totals.failed} of ${totals.rows} calls do not hold`;
  const content = `<h1>Contract report</h1>
<p class="verdict ${totals.failed === 0 ? "pass" : "fail"}">${verdict}</p>
<dl class="totals">${tile("calls", totals.rows)}${tile("passed", totals.passed)}${tile("failed", totals.failed)}${tile("skipped", totals.skipped)}${totals.withoutPrism === 0 ? "" : tile("without Prism", totals.withoutPrism)}</dl>
${providers.map((provider) => renderProvider(provider, groups)).join("\n")}`;
  return renderPage({ title: "Contract report", style: STYLE, content });
}

function tile(name: string, value: number): string {
  return `<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function renderProvider(summary: ProviderSummary, groups: readonly RowGroup[]): string {
  const { provider, operations, ours, typed, tested, leftOut, retrieved, sha256 } = summary;
  const own = groups.filter((group) => group.provider === provider);
  const names = [...new Set(own.map(({ operation }) => operation))];
  const facts = `${operations} in the vendor's document, ${ours} documented by us, ${typed} typed, ${tested} contract-tested`;
  const without = leftOut.length === 0 ? "" : ` Left out, and not tested: ${escapeHtml(leftOut.join(", "))}.`;
  return `<section>
<h2>${escapeHtml(provider)}</h2>
<p class="facts">Operations: ${facts}.${without} Document of ${escapeHtml(retrieved)}, <code>${escapeHtml(sha256.slice(0, 12))}</code>.</p>
${names.map((name) => renderOperation(name, own)).join("\n")}
</section>`;
}

function renderOperation(name: string, groups: readonly RowGroup[]): string {
  const own = groups.filter(({ operation }) => operation === name);
  const mark = own.some(({ origin }) => origin === "overlay") ? " <small>documented by us</small>" : "";
  return `<h3><code>${escapeHtml(name)}</code>${mark}</h3>
<ul class="chips">${own.map(renderChip).join("")}</ul>
<details${own.some(isFailing) ? " open" : ""}><summary>Every call</summary>
<div class="scroll"><table>
<thead><tr><th scope="col">status</th><th scope="col">via</th><th scope="col">request side</th><th scope="col">response side</th></tr></thead>
<tbody>
${own.map(renderGroup).join("\n")}
</tbody>
</table></div></details>`;
}

function renderChip(group: RowGroup): string {
  const result = resultOf(group);
  const mark = { pass: "✓", fail: "✗", skip: "–" }[result];
  return `<li class="${result}">${mark} ${escapeHtml(group.status)} <small>${escapeHtml(group.via)}</small></li>`;
}

function renderGroup(group: RowGroup): string {
  const cells = [group.status, group.via, ...sidesInWords(group)];
  return `<tr class="${resultOf(group)}">${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`;
}

function resultOf(group: RowGroup): "pass" | "fail" | "skip" {
  if (isFailing(group)) return "fail";
  return group.rows.every(({ skipped }) => skipped !== undefined) ? "skip" : "pass";
}

function isFailing({ rows }: RowGroup): boolean {
  return rows.some(hasFailed);
}

/** Beside what all reports have in common. */
const STYLE = `
.chips .pass { background: var(--pass-back); color: var(--pass); }
.chips .fail { background: var(--fail-back); color: var(--fail); }
.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr)); gap: .5rem; margin: 1rem 0 0; }
.totals div { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem; }
.totals dt { color: var(--quiet); font-size: .875rem; }
.totals dd { margin: 0; font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.chips li { border-radius: .375rem; padding: .125rem .5rem; border: 1px solid var(--line); font-size: .875rem; white-space: nowrap; }
.chips .fail { font-weight: 600; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; margin-top: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--quiet); font-weight: 500; }
tr.fail td { color: var(--fail); }
td:nth-child(-n + 2) { overflow-wrap: normal; }
`;
