import { isDeepStrictEqual } from "node:util";
import {
  isFormType,
  isJsonObject,
  isMultipartType,
  itemSchemaOf,
  type JsonObject,
  type JsonValue,
} from "@calloff/openapi/internal";
import { isCredential } from "./credentials.ts";
import { documentedHeaders } from "./documented-job.ts";
import {
  canBeJson,
  type DocumentedOperation,
  type DocumentedParameter,
  type SampledParameter,
} from "./documented-operation.ts";
import { textsOf } from "./read-parameter.ts";
import type { Amount, Sends } from "./row.ts";
import { sampleValue, Unsampled } from "./sample.ts";
import type { SchemaValidator } from "./schema-validator.ts";
import { itemHindrance, writeItems } from "./stream-answer.ts";

/** What is sent of one operation. */
export interface RequestSample {
  readonly sends: Sends;
  readonly parameters: readonly SampledParameter[];
  readonly body: SampledBody | undefined;
}

export interface SampledBody {
  /** As the document has it; it may be a range. */
  readonly mediaType: string;
  readonly media: JsonObject;
  readonly value: JsonValue;
}

interface Sampling {
  readonly document: JsonObject;
  readonly operation: DocumentedOperation;
  readonly validator: SchemaValidator;
}

/**
 * The requests that an operation is tried with: one with all that the document has, and one with only what it requires
 * where that is less.
 *
 * @throws Unsampled when there is no such request
 */
export function sampleRequests(
  document: JsonObject,
  operation: DocumentedOperation,
  validator: SchemaValidator,
): RequestSample[] {
  const sampling = { document, operation, validator };
  const everything = sampleRequest(sampling, "everything");
  const required = sampleRequest(sampling, "required");
  const isSame = isDeepStrictEqual({ ...everything, sends: "" }, { ...required, sends: "" });
  return isSame ? [everything] : [everything, required];
}

function sampleRequest(sampling: Sampling, sends: Amount): RequestSample {
  const { document, operation } = sampling;
  const headers = documentedHeaders(document);
  const wanted = operation.parameters.filter(
    (parameter) =>
      ((parameter.required && !isConstant(headers, parameter)) || sends === "everything") &&
      !isCredential(document, operation.security, parameter),
  );
  const parameters = wanted.flatMap((parameter) => sampleParameter(sampling, parameter));
  return { sends, parameters, body: sampleBody(sampling, sends) };
}

/** Every call has it, without its caller's doing. */
export function isConstant(
  headers: ReadonlyMap<string, string>,
  { place, name }: DocumentedParameter,
): boolean {
  return place === "header" && headers.has(name.toLowerCase());
}

/** None where it may be left out and the document has no value for it that can be sent. */
function sampleParameter(
  { document, validator }: Sampling,
  parameter: DocumentedParameter,
): SampledParameter[] {
  const { name, place, schema, holder } = parameter;
  const wanted = {
    document,
    name: `the ${place} parameter ${name}`,
    holder,
    schema,
    validator,
    amount: "everything",
    direction: "request",
    hindrance: (value: JsonValue) => hindrance(parameter, value),
  } as const;
  try {
    return [{ ...parameter, value: sampleValue(wanted) }];
  } catch (error) {
    if (!(error instanceof Unsampled) || parameter.required) throw error;
    return [];
  }
}

/** Why OpenAPI has no form for a value at this place. */
function hindrance(
  { name, place, style, schema }: DocumentedParameter,
  value: JsonValue,
): string | undefined {
  // RFC 9110, section 5.6.2: a token.
  if (place === "header" && !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return "no header can have that name";
  if (style === "json") return undefined;
  if (place === "querystring") return querystringHindrance(style, value);
  if (schema === undefined || style.includes("/")) return `OpenAPI gives a parameter of ${style} no form`;
  const texts = textsOf(value);
  if (texts === undefined || value === null)
    return "OpenAPI gives lists and objects within parameters no form";
  const parts = typeof texts === "string" ? [texts] : Object.values(texts);
  if (parts.length === 0) return "OpenAPI gives an empty list no form";
  if (place === "path" && parts.some((part) => part === "" || part === "." || part === "..")) {
    return "it would make another path";
  }
  const carried = place === "cookie" ? /^[!#-+\--:<-[\]-~]*$/ : /^([!-~]([ -~]*[!-~])?)?$/;
  const isCarried = place === "path" || place === "query" || parts.every((part) => carried.test(part));
  return isCarried ? undefined : `a ${place} cannot hold it`;
}

/** OpenAPI 3.2 writes a form as in a body, and of all else that is no JSON only text can be written. */
function querystringHindrance(mediaType: string, value: JsonValue): string | undefined {
  if (isFormType(mediaType)) return bodyHindrance(mediaType, value);
  return typeof value === "string" ? undefined : `OpenAPI gives it no form as ${mediaType}`;
}

function sampleBody({ document, operation, validator }: Sampling, sends: Amount): SampledBody | undefined {
  const { body, method } = operation;
  if (body === undefined || (!body.required && (sends === "required" || isBodiless(method))))
    return undefined;
  const types = Object.keys(body.content);
  const concrete = types.filter((type) => !type.includes("*"));
  const [mediaType] = [
    ...concrete.filter(canBeJson),
    ...types.filter(canBeJson),
    ...types.filter(isFormType),
    ...types,
  ];
  if (mediaType === undefined) return undefined;
  const media = body.content[mediaType] as JsonObject;
  const item = itemSchemaOf(mediaType, media);
  const value = sampleValue({
    document,
    name: `the ${mediaType} body`,
    holder: item === undefined ? media : {},
    schema: item ?? media["schema"],
    validator,
    amount: sends,
    direction: "request",
    hindrance: (candidate) =>
      item === undefined ? bodyHindrance(mediaType, candidate) : itemHindrance(mediaType, candidate),
  });
  const sent = item === undefined ? asSent(mediaType, value) : writeItems(mediaType, [value, value]);
  return { mediaType, media, value: sent };
}

/** Why OpenAPI has no form for a body of this type. */
function bodyHindrance(mediaType: string, value: JsonValue): string | undefined {
  if (isJsonObject(value)) return undefined;
  if (isMultipartType(mediaType)) return "OpenAPI makes the parts of a body of an object, and this is none";
  // Text is a form that its caller has written.
  const isWritten = !isFormType(mediaType) || typeof value === "string";
  return isWritten ? undefined : "OpenAPI makes the fields of a form of an object, and this is none";
}

/** What the client is given: it writes JSON and forms itself. */
function asSent(mediaType: string, value: JsonValue): JsonValue {
  if (
    typeof value !== "object" ||
    canBeJson(mediaType) ||
    isFormType(mediaType) ||
    isMultipartType(mediaType)
  )
    return value;
  if (!isJsonLines(mediaType)) throw new Unsampled(`OpenAPI gives an object no form as ${mediaType}`);
  return [value]
    .flat()
    .map((line) => JSON.stringify(line))
    .join("\n");
}

/** One JSON value a line, by several names. */
function isJsonLines(mediaType: string): boolean {
  return /^application\/(x-)?(ndjson|jsonl|json-?lines)\s*(;|$)/i.test(mediaType);
}

/** fetch sends no body with them. */
export function isBodiless(method: string): boolean {
  return method === "GET" || method === "HEAD";
}
