import type { JsonValue } from "../../document/json.ts";
import { adviceFor } from "../advice/advice-for.ts";
import type { Bump, Change } from "../change.ts";

/** More would be read by nobody; the provider's report has them all. */
const MAX_CHANGES = 100;
const MAX_VALUE = 200;

const HEADINGS = [
  ["major", "Breaking:"],
  ["minor", "New:"],
  ["patch", "Documentation and limits:"],
] as const satisfies readonly (readonly [Bump, string])[];

export interface ChangedDocument {
  readonly provider: string;
  /** The day on which it was read, as in 2026-11-22. */
  readonly retrieved: string;
  readonly sha256: string;
  /** The hardest first. */
  readonly changes: readonly Change[];
}

/** What users of a provider's package read in its changelog: what changed, before → after, and what to edit. */
export function changesetBody({ provider, retrieved, sha256, changes }: ChangedDocument): string {
  const shown = changes.filter(({ bump }) => bump !== "none").slice(0, MAX_CHANGES);
  const more = changes.filter(({ bump }) => bump !== "none").length - shown.length;
  const groups = HEADINGS.flatMap(([bump, heading]) => {
    const own = shown.filter((change) => change.bump === bump);
    return own.length === 0 ? [] : [`${heading}\n\n${own.map(describe).join("\n")}`];
  });
  const rest = more === 0 ? [] : [`And ${more} more.`];
  const first = `\`@calloff/${provider}\` follows the vendor's document of ${retrieved} (sha256 \`${sha256.slice(0, 12)}\`).`;
  return [first, ...groups, ...rest].join("\n\n");
}

function describe(change: Change): string {
  const { edit, before, after } = adviceFor(change);
  const place = change.operation === null ? "" : `${code(change.operation)}${others(change)}: `;
  const lines = [
    `- ${place}${prose(change.message)}${flags(change)}${values(change)}.${edit && ` ${prose(edit)}`}`,
  ];
  if (before !== "") lines.push("", fence(before, after), "");
  return lines.join("\n");
}

function others({ operations }: Change): string {
  return operations > 1 ? ` and ${operations - 1} more` : "";
}

function flags({ flags: own }: Change): string {
  return own.length === 0 ? "" : ` (${own.join(", ")})`;
}

function values({ before, after }: Change): string {
  if (before === null && after === null) return "";
  return `: ${before === null ? "" : `${code(short(before))} `}→${after === null ? "" : ` ${code(short(after))}`}`;
}

function short(value: JsonValue): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ");
}

/** A vendor's text as code: no backtick in it can end the span, and no line of it begin something else. */
function code(text: string): string {
  const line = oneLine(text);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const marks = "`".repeat(longest + 1);
  const space = /^`|`$|^ .* $/.test(line) || line === "" ? " " : "";
  return `${marks}${space}${line}${space}${marks}`;
}

/** Our sentences name a vendor's things: they must not become markup. */
function prose(text: string): string {
  return oneLine(text).replace(/[\\<>[\]*_@#]/g, "\\$&");
}

function fence(before: string, after: string): string {
  const both = `// before\n${before}\n// after\n${after}`;
  const longest = Math.max(2, ...(both.match(/`+/g) ?? []).map((run) => run.length));
  const marks = "`".repeat(longest + 1);
  return [`${marks}ts`, ...both.split("\n"), marks]
    .map((line) => (line === "" ? "" : `  ${line}`))
    .join("\n");
}
