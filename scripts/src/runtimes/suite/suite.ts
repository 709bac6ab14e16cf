import { answers } from "./answers.ts";
import { type CaseResult, runCases } from "./case.ts";
import { failures } from "./failures.ts";
import { guards } from "./guards.ts";
import { keys } from "./keys.ts";
import { many } from "./many.ts";
import { Stage } from "./stage.ts";
import { typedFetch } from "./typed-fetch.ts";

/** Plays every case against the vendors' side at `origin`. */
export async function playSuite(origin: string): Promise<CaseResult[]> {
  const stage = await Stage.enter(origin);
  return runCases([...answers, ...typedFetch, ...failures, ...many, ...guards, ...keys], stage);
}
