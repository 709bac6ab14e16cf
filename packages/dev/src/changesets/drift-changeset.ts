import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { posix } from "node:path";
import {
  type Advice,
  adviceFor,
  type Bump,
  type Change,
  codeBlock,
  codeSpan,
  prose,
  valueInShort,
} from "@calloff/drift/internal";
import { importOf, type Workspace } from "../workspace/workspace.ts";
import {
  changesetFolder,
  changesetsNamed,
  composingPackages,
  joinChangesets,
  parseChangeset,
  printChangeset,
} from "./changeset.ts";

/** A changeset to be written, and those whose place it takes. */
export interface DriftChangeset {
  readonly path: string;
  readonly text: string;
  readonly replaced: readonly string[];
}

/**
 * The one changeset of a provider's drift. What has not been released yet is told in it too.
 *
 * @returns undefined when there is nothing to release, or there are no packages or no changesets
 * @throws UserError when an older one cannot be read
 */
export async function driftChangeset(
  workspace: Workspace,
  changed: Omit<ChangedDocument, "name">,
  bump: Bump,
): Promise<DriftChangeset | undefined> {
  const folder = changesetFolder(workspace);
  if (bump === "none" || workspace.layout !== "packages" || !existsSync(folder)) return undefined;
  const { provider, sha256 } = changed;
  const path = posix.join(folder, `drift-${provider}-${sha256.slice(0, 8)}.md`);
  const name = importOf(workspace, provider);
  const packages = [name, ...(await composingPackages(workspace, provider))];
  const newer = {
    releases: Object.fromEntries(packages.map((each) => [each, bump])),
    body: changesetBody({ ...changed, name }),
  };
  // Changesets go when they are released.
  const replaced = await changesetsNamed(folder, `drift-${provider}-[0-9a-f]{8}`);
  const older = await Promise.all(
    replaced.map(async (file) => parseChangeset(await readFile(file, "utf8"), file)),
  );
  return {
    path,
    text: printChangeset(joinChangesets(newer, older)),
    replaced: replaced.filter((file) => file !== path),
  };
}

/** More would be read by nobody; the provider's report has them all. */
const MAX_CHANGES = 100;

const HEADINGS = [
  ["major", "Breaking:"],
  ["minor", "New:"],
  ["patch", "Documentation and limits:"],
] as const satisfies readonly (readonly [Bump, string])[];

/** A vendor's document that has changed. */
interface ChangedDocument {
  readonly provider: string;
  /** The package's, which its users read of. */
  readonly name: string;
  /** The day on which it was read, as in 2026-11-22. */
  readonly retrieved: string;
  readonly sha256: string;
  /** The hardest first. */
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
