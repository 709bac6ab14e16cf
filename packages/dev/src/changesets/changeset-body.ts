import type { Advice, Bump, Change } from "@calloff/drift/internal";
import { adviceFor, codeBlock, codeSpan, prose, valueInShort } from "@calloff/drift/internal";

/** More would be read by nobody; the provider's report has them all. */
const MAX_CHANGES = 100;

const HEADINGS = [
  ["major", "Breaking:"],
  ["minor", "New:"],
  ["patch", "Documentation and limits:"],
] as const satisfies readonly (readonly [Bump, string])[];

/** A vendor's document that has changed. */
export interface ChangedDocument {
  readonly provider: string;
  /** The package's, which its users read of. */
  readonly name: string;
  /** The day on which it was read, as in 2026-11-22. */
  readonly retrieved: string;
  readonly sha256: string;
  /** The highestBump first. */
  readonly changes: readonly Change[];
}

type Advise = (change: Change) => Advice;

/** What users of a provider's package read in its changelog: what changed, before → after, and what to edit. */
export function changesetBody(document: ChangedDocument, advise: Advise = adviceFor): string {
  const { name, retrieved, sha256 } = document;
  const changes = document.changes.filter(({ bump }) => bump !== "none");
  const shown = changes.slice(0, MAX_CHANGES);
  const groups = HEADINGS.flatMap(([bump, heading]) => {
    const own = shown.filter((change) => change.bump === bump);
    const lines = own.map((change) => describe(change, advise(change)));
    return own.length === 0 ? [] : [`${heading}\n\n${lines.join("\n").trimEnd()}`];
  });
  const more = changes.length - shown.length;
  const rest = more === 0 ? [] : [`And ${more} more.`];
  const first = `\`${name}\` follows the vendor's document of ${retrieved} (sha256 \`${sha256.slice(0, 12)}\`).`;
  return [first, ...groups, ...rest].join("\n\n");
}

function describe(change: Change, { edit, before, after }: Advice): string {
  const { operation, operations, message, flags } = change;
  const others = operations > 1 ? ` and ${operations - 1} more` : "";
  const place = operation === null ? "" : `${codeSpan(operation)}${others}: `;
  const flagged = flags.length === 0 ? "" : ` (${flags.join(", ")})`;
  const line = `- ${place}${prose(message)}${flagged}${values(change)}.${edit && ` ${prose(edit)}`}`;
  if (before === "") return line;
  const code = codeBlock("ts", `// before\n${before}\n// after\n${after}`);
  return `${line}\n\n${code.replace(/^(?=.)/gm, "  ")}\n`;
}

function values({ before, after }: Change): string {
  const sides = [before, after].map((value) => {
    const text = valueInShort(value);
    return text === undefined ? "" : codeSpan(text);
  });
  return before === null && after === null ? "" : ` (${sides.join(" → ").trim()})`;
}
