import type { Operation } from "@calloff/openapi/internal";
import { dereference, isJsonObject, type JsonObject, type JsonValue } from "@calloff/openapi/internal";
import type { Meaning } from "@calloff/runtime";
import { type Fail, failFor, type JobOperationModel, jsonTypeOf, readJobOperation } from "./job-operation.ts";

/** One documented answer to a cancel. */
export interface AnswerModel {
  /** As in the document: `200`, `4XX`, `default`. */
  readonly status: string;
  readonly meaning: Meaning;
  /** The media type of its JSON body, where it has one. */
  readonly jsonType: string | undefined;
}

export interface CancelModel extends JobOperationModel {
  /** By status, in ascending order. */
  readonly answers: readonly AnswerModel[];
  /** Whether a late call deletes the result of a job that has finished. */
  readonly destroysResult: boolean;
}

/** What these statuses mean wherever the overlay does not say otherwise. */
const BY_HTTP: Readonly<Record<string, Meaning>> = {
  401: "unauthorized",
  403: "forbidden",
  404: "not-found",
  422: "invalid-request",
  429: "rate-limited",
};

/** @throws UserError naming the provider and the status, parameter or key that is wrong */
export function readCancel(provider: string, document: JsonObject, place: Operation): CancelModel {
  const { operation } = place;
  const fail = failFor(provider, place);
  const job = operation["x-calloff-job"];
  if (!isJsonObject(job)) return fail("x-calloff-job must be an object.");
  const { answers = {} } = job;
  if (job["state"] !== undefined) fail("x-calloff-job has state, which only role: status may have.");
  if (!isJsonObject(answers)) return fail("answers of x-calloff-job must be an object.");
  const responses = isJsonObject(operation["responses"]) ? operation["responses"] : {};
  const stray = Object.keys(answers).find((status) => !Object.hasOwn(responses, status));
  if (stray !== undefined) {
    fail(
      `x-calloff-job gives ${stray} a meaning, but the document has no such status. Remove it from the overlay.`,
    );
  }
  return {
    ...readJobOperation(document, place, fail),
    destroysResult: job["whenFinished"] !== undefined,
    answers: Object.keys(responses)
      .filter((status) => !status.startsWith("x-"))
      .sort()
      .map((status) => ({
        status,
        meaning: readMeaning(status, answers[status], fail),
        jsonType: jsonTypeOf(dereference(document, responses[status])),
      })),
  };
}

/** What a status means for a job by HTTP alone; undefined where a person has to say. */
export function meaningByHttp(status: string): Meaning | undefined {
  return BY_HTTP[status] ?? (/^5/.test(status) ? "server-error" : undefined);
}

function readMeaning(status: string, meaning: JsonValue | undefined, fail: Fail): Meaning {
  // The overlay's schema has checked the words.
  if (meaning !== undefined) return meaning as unknown as Meaning;
  const byHttp = meaningByHttp(status);
  if (byHttp !== undefined) return byHttp;
  const isRange = !/^\d+$/.test(status);
  const example = status.startsWith("2") ? "canceling" : isRange ? "http" : "not-cancelable";
  return fail(
    `the documented status ${status} has no meaning. Say under x-calloff-job, answers in the overlay what it means for the job, as in "${status}": ${example}`,
  );
}
