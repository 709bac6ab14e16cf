import type { CancelModel, ProviderFacts } from "@calloff/codegen/internal";
import { concreteStatuses, createSchemaValidator } from "@calloff/contract/internal";
import type { AnswerRow, MomentRow, StateRow } from "@calloff/contract/vitest";
import type { JsonObject } from "@calloff/openapi/internal";
import type { CancelState, Meaning, StateInBody } from "@calloff/runtime";
import { isCancelState, meaningOf } from "@calloff/runtime/internal";
import { operationOn, sampleBody } from "./job-samples.ts";

type Reasons = ProviderFacts["answers"];

/** A row for each documented answer of the cancel operation; several where the body decides. */
export function answerRows(document: JsonObject, cancel: CancelModel, reasons: Reasons): AnswerRow[] {
  const meanings = new Map(cancel.answers.map(({ status, meaning }) => [status, meaning]));
  return concreteStatuses([...meanings.keys()]).flatMap(({ documented, status }) => {
    const meaning = meanings.get(documented);
    const page = reasons[documented]?.why ?? "";
    const row = { status, ...(documented !== String(status) && { documented }), page };
    if (meaning === undefined) return [];
    if (typeof meaning !== "object") return [{ ...row, ...meansOf(meaning, status) }];
    return byBody(document, cancel, documented, meaning).map(({ body, state, says }) => ({
      ...row,
      page: says,
      ...(body !== undefined && { body }),
      ...meansOf(state, status),
    }));
  });
}

/** With `http` a row is of one status of many, each of which means what HTTP defines for it. */
type Means = { readonly http?: true } & (
  | Pick<StateRow, "state" | "stopped">
  | { readonly error: Exclude<PlainMeaning, CancelState> }
);

type PlainMeaning = Exclude<Meaning, StateInBody | "http">;

function meansOf(meaning: Exclude<Meaning, StateInBody>, status: number): Means {
  if (meaning === "http") {
    return { http: true, ...meansOf(meaningOf(status, {}).meaning as PlainMeaning, status) };
  }
  if (!isCancelState(meaning)) return { error: meaning };
  const isOver = meaning === "canceled" || meaning === "already-canceled" || meaning === "already-finished";
  return { state: meaning, stopped: isOver ? true : undefined };
}

interface BodyRow {
  readonly body?: JsonObject | "";
  readonly state: CancelState | "http";
  readonly says: string;
}

function byBody(document: JsonObject, cancel: CancelModel, documented: string, rule: StateInBody): BodyRow[] {
  const response = operationOn(document, cancel)?.responses.get(documented) ?? {};
  const validator = createSchemaValidator(document, "response");
  const rows = Object.entries(rule.values).flatMap(([value, state]): BodyRow[] => {
    const body = sampleBody(document, response, [{ at: rule.at, value }], validator);
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
