import type { Operation } from "@calloff/openapi/internal";
import {
  dereference,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  objectOf,
  operationName,
  parametersOf,
  placesIn,
  UserError,
} from "@calloff/openapi/internal";
import type { IdKind } from "@calloff/runtime";
import { headersOfClient } from "./constant-headers.ts";

/** Where an operation on one job is found, and what names the job. */
export interface JobOperationModel {
  readonly path: string;
  /** In lower case, as in the document. */
  readonly method: string;
  /** One, or several where an id has several parts. */
  readonly id: readonly [IdPartModel, ...IdPartModel[]];
  /** The constant part of the body; undefined where none is sent. */
  readonly body: JsonObject | undefined;
}

/** The job's id, or a part of it. */
export interface IdPartModel {
  /** What the part is called in an id of several. */
  readonly part: string;
  /** The parameter, or the property of the body. */
  readonly name: string;
  readonly kind: IdKind;
  readonly in: "path" | "query" | "body";
}

/** What the overlay makes of an operation. */
export type JobRole = "cancel" | "status";

export type Fail = (problem: string) => never;

/** Segments that `URL` leaves as they are; it resolves "..", also when it is written "%2e%2E". */
const SAFE_PATH = /^(\/(?!(\.|%2e){1,2}(\/|$))[^/?#\\\s]*)+$/i;

/** Fails for an operation: `acme: DELETE /jobs/{id}: …` */
export function failFor(provider: string, place: Operation): Fail {
  return (problem) => {
    throw new UserError(`${provider}: ${operationName(place)}: ${problem}`);
  };
}

/** @throws UserError when the operation cannot be called with a job's id and nothing else */
export function readJobOperation(document: JsonObject, place: Operation, fail: Fail): JobOperationModel {
  const { path, method, operation } = place;
  if (!SAFE_PATH.test(path))
    fail("a path with dot segments, a query, spaces or backslashes would lead elsewhere.");
  const parameters = parametersOf(document, place);
  const properties = bodyProperties(document, operation["requestBody"]);
  const [first, ...others] = readParts(operation["x-calloff-job"], fail).map(([part, name]): IdPartModel => {
    const found = findPart(name, { path, parameters, properties });
    if (found === undefined) {
      return fail(
        `x-calloff-job names the id ${JSON.stringify(name)}, which is neither in the path nor in the query nor in the body.`,
      );
    }
    const schema = found.schema === undefined ? {} : dereference(document, found.schema);
    const kind = idKindOf(schema);
    if (kind === undefined) {
      return fail(`the job's id must be a string or an integer, but is ${JSON.stringify(schema["type"])}.`);
    }
    return { part, name, kind, in: found.in };
  });
  if (first === undefined) return fail("x-calloff-job needs id, the parameter that names the job.");
  const id: JobOperationModel["id"] = [first, ...others];
  refuseOthers({ path, parameters, id, headers: headersOfClient(document) }, fail);
  return { path, method, id, body: readBody(document, place, id, fail) };
}

/** The parts of the id that an overlay names, each with its parameter. */
function readParts(job: JsonValue | undefined, fail: Fail): [part: string, name: string][] {
  const { id } = objectOf(job);
  if (typeof id === "string") return [[id, id]];
  if (Array.isArray(id)) return id.map((name) => [String(name), String(name)]);
  if (isJsonObject(id)) return Object.entries(id).map(([part, name]) => [part, String(name)]);
  return fail("x-calloff-job needs id, the parameter that names the job.");
}

/** The properties of a JSON body. */
function bodyProperties(document: JsonObject, requestBody: JsonValue | undefined): JsonObject {
  const { content } = requestBody === undefined ? {} : dereference(document, requestBody);
  const type = jsonTypeOf({ content });
  const media = type === undefined ? undefined : objectOf(content)[type];
  const { properties } = isJsonObject(media) ? dereference(document, media["schema"]) : {};
  return objectOf(properties);
}

interface Places {
  readonly path: string;
  readonly parameters: readonly JsonObject[];
  readonly properties: JsonObject;
}

function findPart(
  name: string,
  { path, parameters, properties }: Places,
): { in: IdPartModel["in"]; schema: JsonValue | undefined } | undefined {
  const declared = (where: string): JsonObject | undefined =>
    parameters.findLast((each) => each["in"] === where && each["name"] === name);
  if (placesIn(path).includes(name)) return { in: "path", schema: declared("path")?.["schema"] };
  const query = declared("query");
  if (query !== undefined) return { in: "query", schema: query["schema"] };
  return Object.hasOwn(properties, name) ? { in: "body", schema: properties[name] } : undefined;
}

interface Others {
  readonly path: string;
  readonly parameters: readonly JsonObject[];
  readonly id: readonly IdPartModel[];
  /** Those that are always sent. */
  readonly headers: readonly string[];
}

/** Whatever else the operation needs, a caller with an id alone cannot give. */
function refuseOthers({ path, parameters, id, headers }: Others, fail: Fail): void {
  const known = id.map(({ name }) => name);
  if (placesIn(path).some((name) => !known.includes(name))) {
    fail("an operation on a job must have its id, or parts of it, as its only path parameters.");
  }
  const needed = parameters.find((parameter) => {
    const { name, in: where, required } = parameter;
    if (required !== true || where === "path" || (where === "query" && known.includes(String(name))))
      return false;
    return where !== "header" || !headers.includes(String(name).toLowerCase());
  });
  if (needed !== undefined)
    fail(`needs the ${needed["in"]} parameter ${needed["name"]} besides the job's id.`);
}

function readBody(
  document: JsonObject,
  { operation }: Operation,
  id: readonly IdPartModel[],
  fail: Fail,
): JsonObject | undefined {
  const { requestBody, "x-calloff-job": job } = operation;
  const { body: constant } = objectOf(job);
  if (isJsonObject(constant)) {
    if (requestBody === undefined) fail("x-calloff-job has a body, but the document has none.");
    return constant;
  }
  if (id.some((part) => part.in === "body")) return {};
  if (requestBody !== undefined && dereference(document, requestBody)["required"] === true) {
    fail(
      "needs a request body; say under x-calloff-job, body in the overlay what is always in it, {} for nothing.",
    );
  }
  return undefined;
}

function idKindOf({ type, format }: JsonObject): IdKind | undefined {
  if (type === "integer") return "integer";
  if (type !== "string") return undefined;
  return format === "uuid" ? "uuid" : "string";
}

/** The media type of a response's JSON body, where it has one. */
export function jsonTypeOf({ content }: { readonly content?: JsonValue | undefined }): string | undefined {
  return Object.keys(objectOf(content)).find((type) => /^application\/([\w.+-]+\+)?json\b/i.test(type));
}
