import { escapeHtml, renderPage, visibleText } from "@calloff/openapi/internal";
import { adviceFor } from "../advice/advice-for.ts";
import { BUMPS, type Bump, type Change, type Judge } from "../change.ts";
import {
  asProviders,
  type ComparisonReport,
  type DriftReport,
  type ProviderDrift,
  valueInShort,
  verdictInWords,
} from "../drift-report.ts";
import { DRIFT_STYLE, FILTER_SCRIPT } from "./page-assets.ts";

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

/** How much of one side is shown. */
const MAX_VALUE_LENGTH = 2000;

const SEEN_BY: Readonly<Record<Judge, string>> = {
  walk: "the walk",
  compiler: "the compiler",
  both: "the walk and the compiler",
};

/** A vendor's text as text. */
function shown(text: string): string {
  return escapeHtml(visibleText(text));
}

/** One change of the page: what it is, both sides, and what to do. */
function renderChange(change: Change): string {
  const { bump, message, before, after } = change;
  const { edit, before: codeBefore, after: codeAfter } = adviceFor(change);
  const code =
    codeBefore === ""
      ? ""
      : `\n${renderSides("Your code before", renderCode("was", codeBefore), "Your code after", renderCode("is", codeAfter))}`;
  return `<article data-bump="${bump}">
<h3><span class="tag ${bump}">${bump}</span> <bdi>${shown(message)}</bdi></h3>
<p class="facts">${factsOf(change).join(" · ")}</p>
${before === null && after === null ? "" : renderSides("Before", renderSide("was", before), "After", renderSide("is", after))}
${edit === "" ? "" : `<p>${shown(edit)}</p>`}${code}
</article>`;
}

function factsOf({ id, flags, operation, operations, pointer, by }: Change): string[] {
  const others = operations > 1 ? ` and ${operations - 1} more` : "";
  return [
    `<code>${shown(id)}</code>`,
    ...flags.map((flag) => `<code>${shown(flag)}</code>`),
    ...(operation === null ? [] : [`<code>${shown(operation)}</code>${others}`]),
    ...(pointer === "" ? [] : [`at <code>${shown(pointer)}</code>`]),
    `seen by ${SEEN_BY[by]}`,
  ];
}

function renderSides(leftName: string, left: string, rightName: string, right: string): string {
  return `<div class="sides"><div><h4>${leftName}</h4>${left}</div><div><h4>${rightName}</h4>${right}</div></div>`;
}

function renderSide(side: "was" | "is", value: Change["before"]): string {
  const text = valueInShort(value, MAX_VALUE_LENGTH);
  return text === undefined
    ? `<pre class="${side} nothing">nothing</pre>`
    : `<pre class="${side}">${escapeHtml(text)}</pre>`;
}

function renderCode(side: "was" | "is", code: string): string {
  const lines = code.split("\n").map(visibleText).join("\n");
  return `<pre class="${side}"><code>${escapeHtml(lines)}</code></pre>`;
}
