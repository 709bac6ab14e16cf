import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** How many faults of a network the providers survived, of how many that were played. */
export interface FaultTotals {
  readonly providers: number;
  readonly played: number;
  readonly survived: number;
}

/** Adds up the results of every package's `faults.test.ts`. */
export function addUpFaults(folders: readonly string[], root = "."): FaultTotals {
  const paths = folders.map((folder) => posix.join(root, folder, "test-results.json"));
  const results = paths
    .filter((path) => existsSync(path))
    .flatMap((path) => (JSON.parse(readFileSync(path, "utf8")) as Report).testResults)
    .filter(({ name }) => name.endsWith("/faults.test.ts"));
  const statuses = results.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  return {
    providers: results.length,
    played: statuses.length,
    survived: statuses.filter((status) => status === "passed").length,
  };
}
