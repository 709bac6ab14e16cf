import type { StatusModel } from "@calloff/codegen/internal";
import { createSchemaValidator, documentedOperations } from "@calloff/contract/internal";
import type { AnswerRow, StatusRow, StatusSubject } from "@calloff/contract/vitest";
import type { JsonObject } from "@calloff/openapi/internal";
import { sampleBody } from "./job-samples.ts";

const FINAL: readonly string[] = ["canceled", "succeeded", "failed"];

export interface StatusTable {
  readonly rows: readonly StatusRow[];
  /** A body with a value that nobody knows. */
  readonly unknownName: JsonObject;
}

/** A row for each value that means something. Rules within rules are left to people, who write them. */
export function statusTable(document: JsonObject, status: StatusModel): StatusTable {
  const operation = documentedOperations(document).find(
    ({ method, path }) => method === status.method.toUpperCase() && path === status.path,
  );
  const [success] = status.answers;
  const response = operation?.responses.get(success?.status ?? "") ?? {};
  const validator = createSchemaValidator(document, "response");
  const { at, values } = status.state;
  const bodyWith = (value: string): JsonObject | undefined =>
    sampleBody(document, response, { at, value }, validator);
  const rows = Object.entries(values).flatMap(([value, state]): StatusRow[] => {
    const body = bodyWith(value);
    if (typeof state !== "string" || body === undefined) return [];
    return [{ value, means: `read as ${state}`, body, state, final: FINAL.includes(state) }];
  });
  return { rows, unknownName: bodyWith("a-stranger") ?? {} };
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
