import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { posix } from "node:path";

/** The file in each package's folder that its run leaves. */
export const RESULTS = "test-results.json";

export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Report {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** The folders of all packages that have tests. */
export function testedPackages(root = "."): string[] {
  const folders = readdirSync(posix.join(root, "packages")).map((name) => posix.join("packages", name));
  return [...folders, "scripts", "scripts/release"].filter((folder) => {
    const manifest = posix.join(root, folder, "package.json");
    if (!existsSync(manifest)) return false;
    const { scripts } = JSON.parse(readFileSync(manifest, "utf8")) as { scripts?: { test?: string } };
    return scripts?.test !== undefined;
  });
}

/** Takes away the results of earlier runs, so that a package that did not run has none. */
export function clearResults(folders: readonly string[], root = "."): void {
  for (const folder of folders) rmSync(posix.join(root, folder, RESULTS), { force: true });
}

/** Adds up the packages' results. A package without results, or with an error outside a test, counts as a failure. */
export function addUp(folders: readonly string[], root = "."): Totals {
  let [passed, failed, skipped] = [0, 0, 0];
  for (const folder of folders) {
    const path = posix.join(root, folder, RESULTS);
    const report = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Report) : undefined;
    passed += report?.numPassedTests ?? 0;
    skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
    const broken = report?.success ? 0 : 1;
    failed += report?.numFailedTests || broken;
  }
  return { passed, failed, skipped };
}
