import type { CaseResult } from "./suite/case.ts";

/** Why cases were not run, each reason once and with the number of cases. */
export function notRunReasons(results: readonly CaseResult[]): string[] {
  const reasons = results.flatMap(({ result, reason }) => (result === "not run" ? [reason ?? ""] : []));
  const times = (reason: string) => reasons.filter((other) => other === reason).length;
  return [...new Set(reasons)].map((reason) => `${times(reason)} × ${reason}`);
}
