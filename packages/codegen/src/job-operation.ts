import type { Operation } from "@calloff/openapi/internal";
import { dereference, isJsonObject, type JsonObject, UserError } from "@calloff/openapi/internal";
import type { IdKind } from "@calloff/runtime";

/** Where an operation on one job is found, and what names the job. */
export interface JobOperationModel {
  readonly path: string;
  /** In lower case, as in the document. */
  readonly method: string;
  readonly id: { readonly name: string; readonly kind: IdKind };
}

/** What the overlay makes of an operation. */
export type JobRole = "cancel" | "status";

export type Fail = (problem: string) => never;

/** Segments that `URL` leaves as they are; it resolves "..", also when it is written "%2e%2E". */
const SAFE_PATH = /^(\/(?!(\.|%2e){1,2}(\/|$))[^/?#\\\s]*)+$/i;

/** Fails for an operation: `acme: DELETE /jobs/{id}: …` */
export function failFor(provider: string, { method, path }: Operation): Fail {
  return (problem) => {
    throw new UserError(`${provider}: ${method.toUpperCase()} ${path}: ${problem}`);
  };
}

/** @throws UserError when the operation cannot be called with a job's id and nothing else */
export function readJobOperation(document: JsonObject, place: Operation, fail: Fail): JobOperationModel {
  const { path, method, operation } = place;
  if (!SAFE_PATH.test(path))
    fail("a path with dot segments, a query, spaces or backslashes would lead elsewhere.");
  const job = operation["x-calloff-job"];
  const id = isJsonObject(job) ? job["id"] : undefined;
  if (typeof id !== "string") return fail("x-calloff-job needs id, the path parameter that names the job.");
  return { path, method, id: { name: id, kind: readIdKind(document, place, id, fail) } };
}

function readIdKind(document: JsonObject, place: Operation, id: string, fail: Fail): IdKind {
  const parameters = [place.pathItem["parameters"], place.operation["parameters"]].flatMap((list) =>
    Array.isArray(list) ? list.map((parameter) => dereference(document, parameter)) : [],
  );
  const names = [...place.path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name);
  if (!names.includes(id))
    return fail(`x-calloff-job names the id ${JSON.stringify(id)}, which the path lacks.`);
  if (names.length > 1) return fail("an operation on a job must have its id as the only path parameter.");
  const needed = parameters.find((parameter) => parameter["required"] === true && parameter["in"] !== "path");
  if (needed !== undefined)
    return fail(`needs the ${needed["in"]} parameter ${needed["name"]} besides the job's id.`);
  const { requestBody } = place.operation;
  if (requestBody !== undefined && dereference(document, requestBody)["required"] === true) {
    return fail("needs a request body; only operations on a job without one are supported.");
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

/** The media type of a response's JSON body, where it has one. */
export function jsonTypeOf({ content }: JsonObject): string | undefined {
  if (!isJsonObject(content)) return undefined;
  return Object.keys(content).find((type) => /^application\/([\w.+-]+\+)?json\b/i.test(type));
}
