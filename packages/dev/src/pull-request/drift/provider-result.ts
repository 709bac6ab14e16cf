import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What the job that looked at one provider left behind. */
export interface ProviderResult {
  readonly provider: string;
  readonly outcome: "unchanged" | "drift" | "unknown";
  /** In Markdown; empty where there is none. */
  readonly report: string;
  /** What the command printed, without what it said to GitHub alone. */
  readonly log: string;
  /** The file with the changes to the repository; undefined where there are none. */
  readonly patch: string | undefined;
}

const OUTCOMES: ReadonlyMap<string, ProviderResult["outcome"]> = new Map([
  ["0", "unchanged"],
  ["1", "drift"],
]);
const NO_RESULT = "The job that looks at this provider ended without a result; its log says why.";

/** @param folder holds a folder `drift-<provider>` for each of them, with `status`, `report.md`, `log.txt`, `changes.patch` */
export function readResult(folder: string, provider: string): ProviderResult {
  const at = (name: string): string => join(folder, `drift-${provider}`, name);
  const read = (name: string): string => (existsSync(at(name)) ? readFileSync(at(name), "utf8") : "");
  const log = read("log.txt")
    .replace(/^::.*\n?/gm, "")
    .trim();
  return {
    provider,
    outcome: OUTCOMES.get(read("status").trim()) ?? "unknown",
    report: read("report.md").trim(),
    log: log || NO_RESULT,
    patch: read("changes.patch") === "" ? undefined : at("changes.patch"),
  };
}
