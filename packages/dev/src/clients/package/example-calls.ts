import {
  bodyForTypes,
  createSchemaValidator,
  type DocumentedOperation,
  type DocumentedParameter,
  documentedOperations,
  isJsonType,
  type RequestSample,
  SampledBytes,
  type SchemaValidator,
  sampleRequests,
  Unsampled,
} from "@calloff/contract/internal";
import {
  dereference,
  isFormType,
  isJsonObject,
  isMultipartType,
  type JsonObject,
  type JsonValue,
  mediaKind,
  methodKey,
} from "@calloff/openapi/internal";
import { value } from "./value.ts";

/** More would make a README of a document. */
const MAX_EXAMPLES = 3;
/** Operations beyond these are not looked at: some documents have a thousand. */
const MAX_TRIED = 200;

/** Calls of some of the document's operations, as code that compiles: `client.GET("/jobs/{id}", …)`. */
export function exampleCalls(document: JsonObject, first: string | undefined): string[] {
  const validator = createSchemaValidator(document, "request");
  const operations = documentedOperations(document).slice(0, MAX_TRIED);
  const ordered = [
    ...operations.filter(({ name }) => name === first),
    ...operations.filter(({ name, method }) => name !== first && method === "GET"),
    ...operations.filter(({ name, method }) => name !== first && method !== "GET"),
  ];
  const calls: string[] = [];
  const methods = new Set<string>();
  for (const operation of ordered) {
    if (calls.length === MAX_EXAMPLES) break;
    // One of each method says more than three of one.
    if (methods.has(operation.method)) continue;
    const call = callOf(document, operation, validator);
    if (call === undefined) continue;
    calls.push(call);
    methods.add(operation.method);
  }
  return calls;
}

function callOf(
  document: JsonObject,
  operation: DocumentedOperation,
  validator: SchemaValidator,
): string | undefined {
  const { method, path, parameters } = operation;
  if (method === "TRACE" || method === "HEAD" || !parameters.every((each) => isPlain(document, each)))
    return undefined;
  const request = requiredRequest(document, operation, validator);
  if (request === undefined) return undefined;
  const init = initOf(document, request);
  if (init === undefined) return undefined;
  // A method that OpenAPI has no field for has no function either.
  const named = methodKey(method) === method ? `request(${value(method)}, ` : `${method}(`;
  return `client.${named}${value(path)}${init === "" ? "" : `, ${init}`})`;
}

/** What is required of the operation, and no more. */
function requiredRequest(
  document: JsonObject,
  operation: DocumentedOperation,
  validator: SchemaValidator,
): RequestSample | undefined {
  const parameters = operation.parameters.filter(({ required }) => required);
  const body = operation.body?.required ? operation.body : undefined;
  try {
    return sampleRequests(document, { ...operation, parameters, body }, validator).at(-1);
  } catch (error) {
    if (error instanceof Unsampled) return undefined;
    throw error;
  }
}

function initOf(document: JsonObject, { parameters, body }: RequestSample): string | undefined {
  const places: Record<string, Record<string, JsonValue>> = {};
  for (const { place, name, value: sampled } of parameters) {
    places[place] = { ...places[place], [name]: sampled };
  }
  const given = body && bodyForTypes(document, body);
  if (body !== undefined && !isTyped(body.mediaType, given)) return undefined;
  const fields = {
    ...(parameters.length > 0 && { params: places }),
    ...(body !== undefined && { body: given }),
  };
  return Object.keys(fields).length === 0 ? "" : value(fields);
}

/** Whether the types take what is sampled; a type of JSON takes every value that its schema has. */
function isTyped(mediaType: string, body: unknown): boolean {
  if (isJsonType(mediaType) || body instanceof SampledBytes) return true;
  if (isFormType(mediaType) || isMultipartType(mediaType)) return typeof body === "object";
  return typeof body === "string" && mediaKind(mediaType) === "text";
}

/** Whether a parameter is one word, and not a list or an object. */
function isPlain(document: JsonObject, { required, schema, place }: DocumentedParameter): boolean {
  if (!required) return true;
  if (!isJsonObject(schema) || place === "cookie" || place === "querystring") return false;
  const { type } = dereference(document, schema);
  return type === "string" || type === "integer" || type === "number" || type === "boolean";
}
