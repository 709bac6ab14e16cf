import { adviceFor } from "../advice/advice-for.ts";
import type { Bump, Change } from "../change.ts";
import {
  asProviders,
  type ComparisonReport,
  type DriftReport,
  type KnownDrift,
  type ProviderDrift,
  valueInShort,
  verdictInWords,
} from "../drift-report.ts";
import { codeBlock, codeSpan, createLengthBudget, type LengthBudget, prose } from "./markdown-text.ts";

/** GitHub takes 65,536 characters; whoever opens the pull request may add some. */
const LIMIT = 60_000;
/** Operations and sources that are named one by one. */
const NAMED = 20;

/** Hardest first. */
const HEADINGS: Readonly<Record<Bump, string>> = {
  major: "Breaks code (major)",
  minor: "Makes new code possible (minor)",
  patch: "Documentation, limits and the like (patch)",
  none: "Without meaning for code (none)",
};

/** For the body of a pull request: the verdicts first, and never longer than GitHub takes. */
export function renderMarkdown(report: DriftReport | ComparisonReport): string {
  const providers = asProviders(report);
  const room = createLengthBudget(LIMIT);
  const verdicts = providers.map((drift) => room.take(`- ${verdictLine(drift)}\n`, 1)).join("");
  const sections = providers.map((drift) =>
    drift.status === "drift" ? renderProvider(drift, providers.length > 1, room) : "",
  );
  const left = room.refused();
  const closing =
    left === 0
      ? ""
      : `\n**${left} left out here**, to keep within what GitHub takes: the report as JSON lists everything.\n`;
  return `${headline(report)}\n\n${verdicts}${sections.join("")}${closing}`;
}

function headline(report: DriftReport | ComparisonReport): string {
  if (report.bump !== "none") return `## Asks for a **${report.bump}** release`;
  const unclear = asProviders(report).some(({ status }) => status === "unknown");
  return unclear ? "## Could not tell for all" : "## Asks for no release";
}

function verdictLine(drift: ProviderDrift): string {
  return `${prose(`${drift.provider}:`)} ${prose(verdictInWords(drift).slice(0, 1000))}`;
}

function renderProvider(drift: KnownDrift, named: boolean, room: LengthBudget): string {
  const { provider, sources, newUpstream, changes } = drift;
  const facts = [
    ...(sources.length > 0 ? [`Read from ${listed(sources)}.`] : []),
    ...(newUpstream.length > 0
      ? [`New upstream, not vendored here (${newUpstream.length}): ${listed(newUpstream)}.`]
      : []),
  ];
  const head = [...(named ? [`## ${prose(provider)}`] : []), ...facts].map((part) => `\n${part}\n`).join("");
  const groups = (["major", "minor", "patch", "none"] as const).map((bump) =>
    renderGroup(
      bump,
      changes.filter((change) => change.bump === bump),
      room,
    ),
  );
  return room.take(head, 0) + groups.join("");
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).map((name) => codeSpan(name.slice(0, 300)));
  const left = names.length - shown.length;
  return shown.join(", ") + (left > 0 ? ` and ${left} more` : "");
}

/** What touches no code is folded away. */
function renderGroup(bump: Bump, changes: readonly Change[], room: LengthBudget): string {
  if (changes.length === 0) return "";
  const heading = `${HEADINGS[bump]}: ${changes.length}`;
  const folded = bump === "patch" || bump === "none";
  const open = folded ? `\n<details><summary>${heading}</summary>\n` : `\n### ${heading}\n`;
  const close = folded ? "\n</details>\n" : "";
  if (room.take(open + close, changes.length) === "") return "";
  return `${open}${changes.map((change) => room.take(renderChange(change), 1)).join("")}${close}`;
}

function renderChange(change: Change): string {
  const { id, bump, flags, pointer, before, after, message } = change;
  const place = pointer === "" ? [] : [`at ${codeSpan(pointer.slice(0, 500))}`];
  const advice = adviceFor(change);
  const parts = [
    `**${prose(message.slice(0, 1000))}**`,
    [codeSpan(id), ...flags.map(codeSpan), ...operationInWords(change), ...place].join(" · "),
    ...(before === null && after === null ? [] : [`${side(before)} → ${side(after)}`]),
    ...(advice.edit === "" ? [] : [prose(advice.edit)]),
  ];
  const code =
    bump === "major" && advice.before !== ""
      ? [codeBlock("ts", `// before\n${advice.before}\n\n// after\n${advice.after}`)]
      : [];
  return `\n- ${indented([parts.join("\\\n"), ...code].join("\n\n"))}\n`;
}

function operationInWords({ operation, operations }: Change): string[] {
  if (operation === null) return [];
  const others = operations > 1 ? ` and ${operations - 1} more` : "";
  return [codeSpan(operation.slice(0, 300)) + others];
}

function side(value: Change["before"]): string {
  const text = valueInShort(value);
  return text === undefined ? "nothing" : codeSpan(text);
}

function indented(text: string): string {
  return text.replaceAll(/\n(?=[^\n])/g, "\n  ");
}
