import type { Fixture } from "./fixture.ts";

/** One thing that is to hold in every runtime. */
export interface Case {
  readonly name: string;
  /** Rejects when it does not hold. */
  readonly run: (fixture: Fixture) => Promise<void>;
}

/** What came of a case in one runtime. */
export interface CaseResult {
  readonly name: string;
  readonly result: "passed" | "failed" | "not run";
  /** Why, unless it passed. */
  readonly reason?: string;
}

/** Thrown by a case that has nothing to say here, with the reason: it is then not run, and not passed. */
export class NotHere extends Error {}

/** Longer than any case takes on a busy machine. */
const MAX_CASE_MS = 90_000;

export async function runCases(cases: readonly Case[], fixture: Fixture): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for (const each of cases) results.push(await runCase(each, fixture));
  return results;
}

async function runCase({ name, run }: Case, fixture: Fixture): Promise<CaseResult> {
  try {
    await fixture.clear();
    await within(MAX_CASE_MS, run(fixture));
    // Whatever the case was about: what was sent must keep to the vendors' documents.
    const { refusals } = await fixture.seen();
    if (refusals.length > 0) throw new Error(`the mock refused: ${refusals.join("; ")}`);
    return { name, result: "passed" };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { name, result: error instanceof NotHere ? "not run" : "failed", reason };
  }
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`did not settle within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

/** What no error and no event may show. */
export const KEY = "sk-runtimes-7f3a9c41d2";
