import type { CancelModel, ProviderFacts, StatusModel } from "@calloff/codegen/internal";
import { concreteStatuses, createSchemaValidator, documentedOperations } from "@calloff/contract/internal";
import type { AnswerRow, MomentRow, StateRow, StatusRow, StatusSubject } from "@calloff/contract/vitest";
import type { JsonObject } from "@calloff/openapi/internal";
import type { CancelState, Meaning, StateInBody } from "@calloff/runtime";
import { isCancelState } from "@calloff/runtime/internal";
import { sampleBody } from "./job-samples.ts";

type Reasons = ProviderFacts["answers"];

/** A row for each documented answer of the cancel operation; several where the body decides. */
export function answerRows(document: JsonObject, cancel: CancelModel, reasons: Reasons): AnswerRow[] {
  const meanings = new Map(cancel.answers.map(({ status, meaning }) => [status, meaning]));
  return concreteStatuses([...meanings.keys()]).flatMap(({ documented, status }) => {
    const meaning = meanings.get(documented);
    const page = reasons[documented]?.why ?? "";
    const row = { status, ...(documented !== String(status) && { documented }), page };
    if (meaning === undefined) return [];
    if (typeof meaning !== "object") return [{ ...row, ...meansOf(meaning) }];
    return byBody(document, cancel, documented, meaning).map(({ body, state, says }) => ({
      ...row,
      page: says,
      ...(body !== undefined && { body }),
      ...meansOf(state),
    }));
  });
}

type Means =
  | Pick<StateRow, "state" | "stopped">
  | { readonly error: Exclude<Meaning, CancelState | StateInBody> };

function meansOf(meaning: Exclude<Meaning, StateInBody>): Means {
  if (!isCancelState(meaning)) return { error: meaning };
  const isOver = meaning === "canceled" || meaning === "already-canceled" || meaning === "already-finished";
  return { state: meaning, stopped: isOver ? true : undefined };
}

interface BodyRow {
  readonly body?: JsonObject | "";
  readonly state: CancelState;
  readonly says: string;
}

function byBody(document: JsonObject, cancel: CancelModel, documented: string, rule: StateInBody): BodyRow[] {
  const operation = documentedOperations(document).find(
    ({ method, path }) => method === cancel.method.toUpperCase() && path === cancel.path,
  );
  const response = operation?.responses.get(documented) ?? {};
  const validator = createSchemaValidator(document, "response");
  const rows = Object.entries(rule.values).flatMap(([value, state]): BodyRow[] => {
    const body = sampleBody(document, response, { at: rule.at, value }, validator);
    return body === undefined ? [] : [{ body, state, says: `${rule.at} is ${value}` }];
  });
  return [...rows, { body: "", state: rule.otherwise, says: `nothing at ${rule.at}` }];
}

/** What a first, a second and a late cancel are answered, as far as the answers themselves say it. */
export function momentRows(rows: readonly AnswerRow[]): {
  readonly initial: MomentRow;
  readonly repeated: MomentRow | undefined;
  readonly afterCompletion: MomentRow | undefined;
} {
  const find = (...states: CancelState[]): MomentRow | undefined => {
    const found = rows.find((row): row is StateRow => "state" in row && states.includes(row.state));
    if (found === undefined) return undefined;
    const { status, body, state, page } = found;
    return { status, ...(typeof body === "object" && body !== null && { body }), state, page };
  };
  const accepted: MomentRow = {
    status: 299,
    state: "canceling",
    page: "not documented: any 2xx is an acceptance",
  };
  return {
    initial: find("canceled", "canceling") ?? accepted,
    repeated: find("already-canceled"),
    afterCompletion: find("already-finished"),
  };
}

const FINAL: readonly string[] = ["canceled", "succeeded", "failed"];

interface StatusTable {
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
