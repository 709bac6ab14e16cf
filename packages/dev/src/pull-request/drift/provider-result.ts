import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What looking at one provider left behind. */
export interface ProviderResult {
  readonly provider: string;
  readonly outcome: "unchanged" | "drift" | "unknown";
  /** How hard it is on users' code, as the report says. */
  readonly verdict: Verdict;
  /** In Markdown; empty where there is none. */
  readonly report: string;
  /** What the command printed, without what it said to GitHub alone. */
  readonly log: string;
  /** The file with the changes to the repository; undefined where there are none. */
  readonly patch: string | undefined;
}

type Verdict = "major" | "minor" | "patch" | "none";

const OUTCOMES: ReadonlyMap<string, ProviderResult["outcome"]> = new Map([
  ["0", "unchanged"],
  ["1", "drift"],
]);
const NO_RESULT = "The job that looks at this provider ended without a result; its log says why.";

/** @param folder holds a folder for each provider, with `status`, `report.md`, `log.txt`, `changes.patch` */
export function readResult(folder: string, provider: string): ProviderResult {
  const at = (name: string): string => join(folder, provider, name);
  const read = (name: string): string => (existsSync(at(name)) ? readFileSync(at(name), "utf8") : "");
  const report = read("report.md").trim();
  const log = read("log.txt")
    .replace(/^::.*\n?/gm, "")
    .trim();
  // A command that is not there ends with 1 too, and writes no report.
  const status = report === "" ? "" : read("status").trim();
  return {
    provider,
    outcome: OUTCOMES.get(status) ?? "unknown",
    verdict: verdictIn(report),
    report,
    log: log || NO_RESULT,
    patch: read("changes.patch") === "" ? undefined : at("changes.patch"),
  };
}

function verdictIn(report: string): Verdict {
  const [, verdict = "none"] = /^## Asks for a \*\*(major|minor|patch)\*\* release$/m.exec(report) ?? [];
  return verdict as Verdict;
}
