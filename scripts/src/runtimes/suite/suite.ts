import { answers } from "./answers.ts";
import { type CaseResult, runCases } from "./case.ts";
import { failures } from "./failures.ts";
import { Fixture } from "./fixture.ts";
import { guards } from "./guards.ts";
import { keys } from "./keys.ts";
import { many } from "./many.ts";
import { typedFetch } from "./typed-fetch.ts";

/** Runs every case against the vendors' side at `origin`. */
export async function runSuite(origin: string): Promise<CaseResult[]> {
  const fixture = await Fixture.connect(origin);
  return runCases([...answers, ...typedFetch, ...failures, ...many, ...guards, ...keys], fixture);
}
