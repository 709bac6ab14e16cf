import type { Operation } from "@calloff/openapi/internal";
import { dereference, isJsonObject, type JsonObject, objectOf } from "@calloff/openapi/internal";
import type { StatusRule } from "@calloff/runtime";
import { failFor, type JobOperationModel, jsonTypeOf, readJobOperation } from "./job-operation.ts";

/** One documented answer that holds a job's status. */
interface StatusAnswerModel {
  /** As in the document: `200`, `2XX`, `default`. */
  readonly status: string;
  /** The media type of its JSON body, where it has one. */
  readonly jsonType: string | undefined;
}

export interface StatusModel extends JobOperationModel {
  /** Those of success, by status, in ascending order. */
  readonly answers: readonly StatusAnswerModel[];
  readonly state: StatusRule;
  /** The states for which the vendor has no value. */
  readonly lacks: readonly string[];
}

/** @throws UserError naming the provider and what is wrong with its status operation */
export function readStatusOperation(provider: string, document: JsonObject, place: Operation): StatusModel {
  const { operation, method } = place;
  const fail = failFor(provider, place);
  const { answers, state, body, whenFinished } = objectOf(operation["x-calloff-job"]);
  if (method !== "get") fail("a status operation must be a GET: reading must not change the job.");
  if (body !== undefined || whenFinished !== undefined)
    fail("x-calloff-job has body or whenFinished, which only role: cancel may have.");
  if (answers !== undefined)
    fail("x-calloff-job has answers, which only role: cancel may have; a status follows HTTP.");
  if (!isJsonObject(state) || state["at"] === undefined || state["values"] === undefined) {
    return fail(
      "x-calloff-job needs state: { at, values }, where the status stands and what its values mean.",
    );
  }
  const { lacks, ...rule } = state;
  const responses = objectOf(operation["responses"]);
  const successes = Object.keys(responses).filter((status) => /^(2|default$)/.test(status));
  if (successes.length === 0)
    fail("the document has no 2xx for it, so no answer that could hold the status.");
  return {
    ...readJobOperation(document, place, fail),
    answers: successes
      .sort()
      .map((status) => ({ status, jsonType: jsonTypeOf(dereference(document, responses[status])) })),
    // The overlay's schema has checked the pointers and the words.
    state: rule as unknown as StatusRule,
    lacks: Array.isArray(lacks) ? lacks.map(String) : [],
  };
}
