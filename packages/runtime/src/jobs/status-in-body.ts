import type { StatusRule } from "../descriptor.ts";
import type { JobState } from "./job-status.ts";
import { valueAt } from "./state-in-body.ts";

/** What a body says of how a job is. */
export interface FoundState {
  /** How the job is. */
  readonly state: JobState;
  /** What stands where the outermost rule looks. */
  readonly value: string | number | undefined;
  /** Whether the rule says what that means. */
  readonly known: boolean;
}

/** How a job is, by the body of the answer to a read. @param body parsed; undefined where there is none */
export function stateByRule(rule: StatusRule, body: unknown): FoundState {
  const { at, values, otherwise = "unknown" } = rule;
  const found = valueAt(body, at);
  const value = typeof found === "string" || typeof found === "number" ? found : undefined;
  const meaning = value !== undefined && Object.hasOwn(values, value) ? values[value] : undefined;
  if (typeof meaning === "object") return { ...stateByRule(meaning, body), value };
  return { state: meaning ?? otherwise, value, known: meaning !== undefined || rule.otherwise !== undefined };
}
