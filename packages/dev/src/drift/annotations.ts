import { posix } from "node:path";
import type { Change, DriftReport, KnownDrift, ProviderDrift } from "@calloff/drift/internal";
import type { Locate } from "@calloff/openapi/internal";
import { type Place, parsePointer, readEffectiveDocument, UserError } from "@calloff/openapi/internal";

/** How GitHub ranks what it shows beside a line; it shows ten of each rank for a step, so the hardest are first. */
type Rank = "error" | "warning" | "notice";

/**
 * The report as workflow commands, which GitHub shows beside the lines of `specs/` that the changes are about: what
 * breaks code as a warning, the rest as a notice, and what could not be told as an error.
 *
 * @param specsDir as the repository calls it
 */
export async function annotate({ providers }: DriftReport, specsDir = "specs"): Promise<string> {
  const lines: string[] = [];
  for (const drift of providers)
    lines.push(...(await annotateProvider(drift, posix.join(specsDir, drift.provider))));
  return lines.join("");
}

async function annotateProvider(drift: ProviderDrift, dir: string): Promise<string[]> {
  if (drift.status === "unknown") {
    const file = posix.join(dir, "source.yaml");
    return [command("error", { file, line: 1 }, `${drift.provider}: could not be told`, drift.problem)];
  }
  const locate = await locator(dir);
  return drift.changes
    .filter(({ bump }) => bump !== "none")
    .map((change) => annotateChange(drift, change, locate(parsePointer(change.pointer))));
}

/** Where it is that a change stands, in the document that is vendored now; else the document is all that is known. */
async function locator(dir: string): Promise<Locate> {
  try {
    return (await readEffectiveDocument(dir)).locate;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return () => ({ file: posix.join(dir, "source.yaml"), line: 1 });
  }
}

function annotateChange({ provider }: KnownDrift, change: Change, place: Place): string {
  const { bump, id, operation, flags, message } = change;
  const title = `${provider}: ${bump}, ${[id, ...flags].join(", ")}`;
  const subject = operation === null ? "" : `${operation}: `;
  return command(bump === "major" ? "warning" : "notice", place, title, `${subject}${message}`);
}

function command(rank: Rank, { file, line, column }: Place, title: string, message: string): string {
  const properties = Object.entries({ file, line, col: column, title }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
  );
  return `::${rank} ${properties.join(",")}::${escapeData(message)}\n`;
}

/** As GitHub's runner reads it: a vendor's text must not begin a command of its own. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
