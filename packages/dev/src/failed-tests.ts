import { readFile } from "node:fs/promises";

const MAX_SHOWN = 5;

/** What Vitest's JSON reporter writes, as far as it is read here. */
export interface TestResults {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

export async function readTestResults(path: string): Promise<TestResults> {
  return JSON.parse(await readFile(path, "utf8")) as TestResults;
}

/** A line for each of the first tests that failed, or for a file that could not be run at all. */
export function failedTests({ testResults }: TestResults): string[] {
  const lines = testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === "failed");
    if (assertionResults.length === 0) return [`✗ ${name}: ${firstLine(message)}`];
    return failed.map(({ fullName, failureMessages: [why = ""] }) => `✗ ${fullName}: ${firstLine(why)}`);
  });
  const more = lines.length - MAX_SHOWN;
  return [...lines.slice(0, MAX_SHOWN), ...(more > 0 ? [`and ${more} more.`] : [])];
}

function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0] ?? "";
}
