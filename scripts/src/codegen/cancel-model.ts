import type { IdKind, Meaning } from "@calloff/runtime";
import { isJsonObject, type JsonObject, type JsonValue } from "../document/json.ts";
import { Failure } from "../failure.ts";
import type { Operation } from "./operations.ts";
import { dereference } from "./reference.ts";

/** One documented answer to a cancel. */
export interface AnswerModel {
  /** As in the document: `200`, `4XX`, `default`. */
  readonly status: string;
  readonly meaning: Meaning;
  /** The media type of its JSON body, where it has one. */
  readonly jsonType: string | undefined;
}

export interface CancelModel {
  readonly path: string;
  /** In lower case, as in the document. */
  readonly method: string;
  readonly id: { readonly name: string; readonly kind: IdKind };
  /** By status, in ascending order. */
  readonly answers: readonly AnswerModel[];
}

/** What these statuses mean wherever the overlay does not say otherwise. */
const BY_HTTP: Readonly<Record<string, Meaning>> = {
  401: "unauthorized",
  403: "forbidden",
  404: "not-found",
  422: "invalid-request",
  429: "rate-limited",
};

/** Segments that `URL` leaves as they are; it resolves "..", also when it is written "%2e%2E". */
const SAFE_PATH = /^(\/(?!(\.|%2e){1,2}(\/|$))[^/?#\\\s]*)+$/i;

/** @throws Failure naming the provider and the status, parameter or key that is wrong */
export function readCancel(provider: string, document: JsonObject, place: Operation): CancelModel {
  const { path, method, operation } = place;
  const fail = (problem: string): never => {
    throw new Failure(`${provider}: ${method.toUpperCase()} ${path}: ${problem}`);
  };
  if (!SAFE_PATH.test(path))
    fail("a path with dot segments, a query, spaces or backslashes would lead elsewhere.");
  const job = operation["x-calloff-job"];
  if (!isJsonObject(job)) return fail("x-calloff-job must be an object.");
  const { id, answers = {} } = job;
  if (job["role"] !== "cancel") return fail("x-calloff-job needs role: cancel.");
  if (typeof id !== "string") return fail("x-calloff-job needs id, the path parameter that names the job.");
  if (!isJsonObject(answers)) return fail("answers of x-calloff-job must be an object.");
  const responses = isJsonObject(operation["responses"]) ? operation["responses"] : {};
  const stray = Object.keys(answers).find((status) => !Object.hasOwn(responses, status));
  if (stray !== undefined) {
    fail(
      `x-calloff-job gives ${stray} a meaning, but the document has no such status. Remove it from the overlay.`,
    );
  }
  return {
    path,
    method,
    id: { name: id, kind: readIdKind(document, place, id, fail) },
    answers: Object.keys(responses)
      .filter((status) => !status.startsWith("x-"))
      .sort()
      .map((status) => ({
        status,
        meaning: readMeaning(provider, status, answers[status], fail),
        jsonType: jsonTypeOf(dereference(document, responses[status])),
      })),
  };
}

type Fail = (problem: string) => never;

function readMeaning(provider: string, status: string, meaning: JsonValue | undefined, fail: Fail): Meaning {
  // The overlay's schema has checked the words.
  if (meaning !== undefined) return meaning as unknown as Meaning;
  const byHttp = BY_HTTP[status] ?? (/^5/.test(status) ? "server-error" : undefined);
  if (byHttp !== undefined) return byHttp;
  const example = status.startsWith("2") ? "canceling" : "not-cancelable";
  return fail(
    `the documented status ${status} has no meaning. Say under x-calloff-job, answers in specs/${provider}/overlay.yaml what it means for the job, as in "${status}": ${example}`,
  );
}

function readIdKind(document: JsonObject, place: Operation, id: string, fail: Fail): IdKind {
  const parameters = [place.pathItem["parameters"], place.operation["parameters"]].flatMap((list) =>
    Array.isArray(list) ? list.map((parameter) => dereference(document, parameter)) : [],
  );
  const names = [...place.path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name);
  if (!names.includes(id))
    return fail(`x-calloff-job names the id ${JSON.stringify(id)}, which the path lacks.`);
  if (names.length > 1) return fail("a cancel operation must have the job's id as its only path parameter.");
  const needed = parameters.find((parameter) => parameter["required"] === true && parameter["in"] !== "path");
  if (needed !== undefined)
    return fail(`needs the ${needed["in"]} parameter ${needed["name"]} besides the job's id.`);
  const { requestBody } = place.operation;
  if (requestBody !== undefined && dereference(document, requestBody)["required"] === true) {
    return fail("needs a request body; only cancel operations without one are supported.");
  }
  const parameter = parameters.findLast((each) => each["in"] === "path" && each["name"] === id);
  const schema = parameter === undefined ? {} : dereference(document, parameter["schema"]);
  return (
    idKindOf(schema) ??
    fail(`the job's id must be a string or an integer, but is ${JSON.stringify(schema["type"])}.`)
  );
}

function idKindOf({ type, format }: JsonObject): IdKind | undefined {
  if (type === "integer") return "integer";
  if (type !== "string") return undefined;
  return format === "uuid" ? "uuid" : "string";
}

function jsonTypeOf({ content }: JsonObject): string | undefined {
  if (!isJsonObject(content)) return undefined;
  return Object.keys(content).find((type) => /^application\/([\w.+-]+\+)?json\b/i.test(type));
}
