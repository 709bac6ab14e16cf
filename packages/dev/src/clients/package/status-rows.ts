import type { StatusModel } from "@calloff/codegen/internal";
import { createSchemaValidator } from "@calloff/contract/internal";
import type { AnswerRow, StatusRow, StatusSubject } from "@calloff/contract/vitest";
import type { JsonObject } from "@calloff/openapi/internal";
import type { FinalJobState, JobState, StatusRule } from "@calloff/runtime";
import { operationOn, sampleBody, type ValueAt } from "./job-samples.ts";

const FINAL: readonly string[] = [
  "canceled",
  "succeeded",
  "failed",
  "ended",
] satisfies readonly FinalJobState[];

export interface StatusTable {
  readonly rows: readonly StatusRow[];
  /** A body with a value that nobody knows. */
  readonly unknownName: JsonObject;
}

/** A state, and the values in a body that show it: several where one alone does not decide. */
export interface StateCase {
  readonly values: readonly ValueAt[];
  readonly state: JobState;
  readonly isFinal: boolean;
}

/** All that a status operation can say, each with the values that say it. */
export function stateCases({ at, values }: StatusRule, before: readonly ValueAt[] = []): StateCase[] {
  return Object.entries(values).flatMap(([value, next]): StateCase[] => {
    const here = [...before, { at, value }];
    if (typeof next === "string") return [{ values: here, state: next, isFinal: FINAL.includes(next) }];
    const { otherwise = "unknown" } = next;
    // A value that no rule knows stands for all others.
    const rest = { values: [...here, { at: next.at, value: "1" }], state: otherwise };
    const isKnown = Object.hasOwn(next.values, "1");
    return [...stateCases(next, here), ...(isKnown ? [] : [{ ...rest, isFinal: FINAL.includes(otherwise) }])];
  });
}

/** A row for each value that means something. */
export function statusTable(document: JsonObject, status: StatusModel): StatusTable {
  const [success] = status.answers;
  const response = operationOn(document, status)?.responses.get(success?.status ?? "") ?? {};
  const validator = createSchemaValidator(document, "response");
  const { at } = status.state;
  const rows = stateCases(status.state).flatMap(({ values, state, isFinal }): StatusRow[] => {
    const body = sampleBody(document, response, values, validator);
    const [first, ...within] = values;
    if (body === undefined || first === undefined) return [];
    const means = [`read as ${state}`, ...within.map((each) => `with ${each.at} ${each.value}`)].join(" ");
    return [{ value: first.value, means, body, state, final: isFinal }];
  });
  return {
    rows,
    unknownName: sampleBody(document, response, [{ at, value: "a-stranger" }], validator) ?? {},
  };
}

/** An answer to a cancel that says that it was accepted, and no more. */
export function acceptedAnswer(rows: readonly AnswerRow[]): StatusSubject["accepted"] {
  const row = rows.find(
    (each) => "state" in each && each.state === "canceling" && /^2/.test(String(each.status)),
  );
  if (row !== undefined) {
    return {
      status: row.status,
      ...(typeof row.body === "object" && row.body !== null && { body: row.body }),
    };
  }
  // Every answer that the document does not have is an acceptance if it is a 2xx, unless a range has it.
  const hasRange = rows.some(({ documented }) => documented === "2XX" || documented === "default");
  const free = [202, 201, 203].find((status) => !rows.some((each) => each.status === status));
  return hasRange || free === undefined ? undefined : { status: free, undocumented: true };
}
