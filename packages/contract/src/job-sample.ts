import { type JsonObject, type JsonValue, objectOf } from "@calloff/openapi/internal";
import type { JobId } from "@calloff/runtime";
import { documentedHeaders } from "./documented-job.ts";
import {
  contentOf,
  type DocumentedOperation,
  isJsonType,
  type SampledParameter,
} from "./documented-operation.ts";
import { isConstant, type RequestSample } from "./request-sample.ts";
import { Unsampled } from "./sample.ts";
import type { SchemaValidator } from "./schema-validator.ts";

/** A call of `cancel` or `status`: the id that it is given, and the request that must come of it. */
export interface JobSample extends RequestSample {
  readonly id: JobId;
}

/** A part of an id, where it is sent. */
interface Part {
  readonly part: string;
  readonly name: string;
  /** Left out for a property of the body. */
  readonly parameter?: SampledParameter;
  readonly schema: JsonValue | undefined;
  readonly value: JsonValue;
}

interface Sampled {
  readonly document: JsonObject;
  readonly operation: DocumentedOperation;
  readonly validator: SchemaValidator;
  /** Those of the typed client: with everything first, with what is required last. */
  readonly requests: readonly RequestSample[];
}

/**
 * The calls that `cancel` or `status` is tried with: they take an id, and no option of the operation. An id of several
 * parts is given as an object, and as the text that stands for it in a job reference.
 *
 * @throws Unsampled
 */
export function sampleJob({ document, operation, validator, requests }: Sampled): JobSample[] {
  const { job } = operation;
  const required = requests.at(-1);
  if (job === undefined || required === undefined) return [];
  const found = job.id.map(([part, name]) => findPart(operation, requests, { part, name }));
  const parts = distinct(found, validator);
  const headers = documentedHeaders(document);
  const others = required.parameters.filter(
    (each) =>
      !isConstant(headers, each) &&
      !parts.some(({ parameter }) => parameter?.place === each.place && parameter.name === each.name),
  );
  const own = parts.flatMap(({ parameter, value }) => (parameter ? [{ ...parameter, value }] : []));
  const request = {
    ...required,
    parameters: [...others, ...own],
    body: bodyOf(operation, parts) ?? required.body,
  };
  const [first, ...more] = parts.map(({ value }) => value as string | number);
  if (first === undefined) return [];
  if (more.length === 0) return [{ ...request, id: first }];
  const id = Object.fromEntries(parts.map(({ part, value }) => [part, value as string | number]));
  const text = [first, ...more].map(encodeURIComponent).join("/");
  return [
    { ...request, id },
    { ...request, sends: "reference", id: text },
  ];
}

/** In the path, then in the query, then in the body: that is where an overlay's name is looked for. */
function findPart(
  { body }: DocumentedOperation,
  requests: readonly RequestSample[],
  { part, name }: Pick<Part, "part" | "name">,
): Part {
  const samples = requests.toReversed();
  for (const place of ["path", "query"]) {
    const parameter = samples
      .flatMap(({ parameters }) => parameters)
      .find((each) => each.place === place && each.name === name);
    if (parameter !== undefined)
      return { part, name, parameter, schema: parameter.schema, value: parameter.value };
  }
  for (const { body: sampled } of samples) {
    const value = objectOf(sampled?.value)[name];
    const { properties } = objectOf(sampled?.media["schema"]);
    if (value !== undefined) return { part, name, schema: objectOf(properties)[name], value };
  }
  throw new Unsampled(
    `the job's id is ${name}, which no ${body === undefined ? "parameter" : "parameter or property"} of the operation is`,
  );
}

/** Parts that would be alike in a sample could be mistaken for one another unnoticed. */
function distinct(parts: readonly Part[], validator: SchemaValidator): Part[] {
  const done: Part[] = [];
  for (const part of parts) {
    const isTaken = (value: JsonValue): boolean => done.some((other) => other.value === value);
    const isAllowed = (value: JsonValue): boolean =>
      part.schema === undefined || validator.problem(part.schema, value) === undefined;
    const others = [part.value, ...variants(part.value)];
    const value = others.find((each) => !isTaken(each) && isAllowed(each)) ?? part.value;
    done.push({ ...part, value });
  }
  return done;
}

function variants(value: JsonValue): JsonValue[] {
  const digits = [2, 3, 4, 5];
  if (typeof value === "number") return digits.map((by) => value + by);
  if (typeof value !== "string") return [];
  // A UUID stays one with another last digit.
  return digits.flatMap((digit) => [`${value}-${digit}`, value.slice(0, -1) + digit]);
}

/** The constant part, and the parts of the id that stand in the body. */
function bodyOf({ job, body }: DocumentedOperation, parts: readonly Part[]): RequestSample["body"] {
  const inBody = parts.filter(({ parameter }) => parameter === undefined);
  const mediaType = Object.keys(contentOf({ content: body?.content ?? {} })).find(isJsonType);
  if (mediaType === undefined || (job?.body === undefined && inBody.length === 0)) return undefined;
  const value = { ...job?.body, ...Object.fromEntries(inBody.map(({ name, value: own }) => [name, own])) };
  return { mediaType, media: body?.content[mediaType] as JsonObject, value };
}
