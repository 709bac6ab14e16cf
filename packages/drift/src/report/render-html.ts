import { escapeHtml, renderPage, visibleText } from "@calloff/openapi/internal";
import { BUMPS, type Bump } from "../change.ts";
import type { ComparisonReport, DriftReport, ProviderDrift } from "../drift-report.ts";
import { asProviders } from "./as-providers.ts";
import { DRIFT_STYLE } from "./drift-style.ts";
import { FILTER_SCRIPT } from "./filter-script.ts";
import { renderChange, shown } from "./render-change.ts";
import { verdictInWords } from "./verdict-in-words.ts";

const HARDEST_FIRST: readonly Bump[] = BUMPS.toReversed();

/** One page to look at: per provider the verdict and each change, and filters over them. */
export function renderHtml(report: DriftReport | ComparisonReport): string {
  const providers = asProviders(report);
  const content = `<h1>Drift report</h1>
${renderHeadline(report.bump, providers)}
${renderFilters(providers)}
${providers.map(renderProvider).join("\n")}`;
  return renderPage({ title: "Drift report", style: DRIFT_STYLE, script: FILTER_SCRIPT, content });
}

function renderHeadline(bump: Bump, providers: readonly ProviderDrift[]): string {
  const of = (status: string) => providers.filter((drift) => drift.status === status).length;
  const counts = `${of("drift")} with drift, ${of("unchanged")} unchanged, ${of("unknown")} could not be told`;
  const unclear = bump === "none" && of("unknown") > 0;
  const verdict = bump === "none" ? "Asks for no release" : `Asks for a ${bump} release`;
  const of1 =
    providers.length === 1 ? "" : `\n<p class="facts">${providers.length} providers: ${counts}.</p>`;
  return `<p class="verdict ${unclear ? "unknown" : bump}">${unclear ? "Could not tell for all" : verdict}</p>${of1}`;
}

function renderFilters(providers: readonly ProviderDrift[]): string {
  const changes = providers.flatMap((drift) => (drift.status === "unknown" ? [] : drift.changes));
  if (changes.length === 0) return "";
  const boxes = HARDEST_FIRST.flatMap((bump) => {
    const count = changes.filter((change) => change.bump === bump).length;
    return count === 0
      ? []
      : [`<label><input type="checkbox" name="bump" value="${bump}" checked>${bump} (${count})</label>`];
  });
  const options = providers.map(({ provider }, at) => `<option value="${at}">${shown(provider)}</option>`);
  const select =
    providers.length === 1
      ? ""
      : `<label><span class="name">Provider</span><select name="provider"><option value="">all</option>${options.join("")}</select></label>\n`;
  return `<form class="filters" aria-label="Filters" hidden>
<fieldset><legend>Release</legend>${boxes.join("")}</fieldset>
${select}<label class="text"><span class="name">Text</span><input type="search" name="text" autocomplete="off" placeholder="operation, id, place …"></label>
<output aria-live="polite"></output>
</form>`;
}

function renderProvider(drift: ProviderDrift, at: number): string {
  const heading = `<h2><bdi>${shown(drift.provider)}</bdi></h2>`;
  const color = drift.status === "unknown" ? "unknown" : drift.bump;
  const words = escapeHtml(verdictInWords(drift).split("\n").map(visibleText).join("\n"));
  const verdict = `<p class="verdict ${color}">${words}</p>`;
  return `<section data-provider="${at}">
${heading}
${verdict}
${drift.status === "unknown" ? "" : renderKnown(drift)}
</section>`;
}

function renderKnown({
  sources,
  newUpstream,
  changes,
}: Exclude<ProviderDrift, { status: "unknown" }>): string {
  const read = sources.map((source) => `<code>${shown(source)}</code>`).join(", ");
  const operations = newUpstream.map((operation) => `<li><code>${shown(operation)}</code></li>`);
  return [
    ...(sources.length === 0 ? [] : [`<p class="facts">Read from ${read}.</p>`]),
    ...changes.map(renderChange),
    ...(operations.length === 0
      ? []
      : [
          `<details><summary>New upstream, not vendored here: ${operations.length}</summary><ul>${operations.join("")}</ul></details>`,
        ]),
  ].join("\n");
}
