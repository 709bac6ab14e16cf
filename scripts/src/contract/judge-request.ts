import { isDeepStrictEqual } from "node:util";
import type { RecordedRequest } from "@calloff/mock";
import type { JsonObject } from "../document/json.ts";
import { documentServer } from "./document-server.ts";
import type { DocumentedOperation } from "./documented-operation.ts";
import { headerValues } from "./header-values.ts";
import { judgeCredential } from "./judge-credential.ts";
import { judgeRequestBody } from "./judge-request-body.ts";
import type { RequestSample, SampledParameter } from "./request-sample.ts";
import type { SchemaValidator } from "./schema-validator.ts";
import { typedValue } from "./wire-value.ts";

interface Sent {
  readonly document: JsonObject;
  readonly operation: DocumentedOperation;
  readonly sample: RequestSample;
  readonly validator: SchemaValidator;
  readonly key: string;
  /** The requests as they reached the mock. */
  readonly received: readonly RecordedRequest[];
  /** Where the client wanted to send them. */
  readonly origins: readonly string[];
}

/** What is wrong with the request, by Prism, and by the document as we read it ourselves. */
export function judgeRequest(sent: Sent): string[] {
  const { document, operation, sample, validator, key, received, origins } = sent;
  const [request, ...others] = received;
  if (request === undefined) return ["nothing was sent"];
  const problems = received.flatMap(({ refused }) => (refused === undefined ? [] : [refused.reason]));
  if (others.length > 0) problems.push(`${received.length} requests were sent for one call`);
  const server = documentServer(document);
  for (const origin of new Set(origins)) {
    if (origin !== server.origin) problems.push(`it went to ${origin}, not ${server.origin}`);
  }
  if (request.method !== operation.method) {
    problems.push(`its method is ${request.method}, not ${operation.method}`);
  }
  const [path = "", query] = request.url.split(/\?(.*)/s);
  const segments = matchPath(server.basePath + operation.path, path);
  if (segments === undefined) problems.push(`its path is ${path}, not ${server.basePath}${operation.path}`);
  const texts = new Texts(segments ?? new Map(), new URLSearchParams(query), request);
  for (const parameter of sample.parameters) {
    const problem = judgeParameter(document, parameter, texts, validator);
    if (problem !== undefined) problems.push(problem);
  }
  problems.push(...strangers(texts.query, sample.parameters));
  const credential = judgeCredential(document, operation.security, request, key);
  if (credential !== undefined) problems.push(credential);
  return [...problems, ...judgeRequestBody(document, sample.body, request, validator)];
}

/** The parameters' segments, decoded, where the path is one that the template allows. */
function matchPath(template: string, path: string): Map<string, string> | undefined {
  const names: string[] = [];
  const pattern = template.replace(/\{([^{}]+)\}|[\\^$.*+?()[\]|/{}]/g, (text, name?: string) => {
    if (name === undefined) return `\\${text}`;
    names.push(name);
    return "([^/]+)";
  });
  const found = new RegExp(`^${pattern}$`).exec(path);
  if (found === null) return undefined;
  return new Map(names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? "")]));
}

/** Parameters as they stood on the wire. */
class Texts {
  readonly path: ReadonlyMap<string, string>;
  readonly query: URLSearchParams;
  readonly #request: RecordedRequest;

  constructor(path: ReadonlyMap<string, string>, query: URLSearchParams, request: RecordedRequest) {
    this.path = path;
    this.query = query;
    this.#request = request;
  }

  of({ name, place }: SampledParameter): string[] {
    if (place === "query") return this.query.getAll(name);
    if (place === "header") return headerValues(this.#request, name);
    const segment = this.path.get(name);
    return segment === undefined ? [] : [segment];
  }
}

function judgeParameter(
  document: JsonObject,
  parameter: SampledParameter,
  texts: Texts,
  validator: SchemaValidator,
): string | undefined {
  const { name, place, schema, value } = parameter;
  const found = texts.of(parameter);
  if (found.length === 0 && !(Array.isArray(value) && value.length === 0)) {
    return `the ${place} parameter ${name} was not sent`;
  }
  const typed = typedValue(document, schema, found);
  const problem = validator.problem(schema, typed);
  if (problem !== undefined) return `the ${place} parameter ${name} is ${JSON.stringify(typed)}: ${problem}`;
  if (isDeepStrictEqual(typed, value)) return undefined;
  return `the ${place} parameter ${name} arrived as ${JSON.stringify(typed)}, given was ${JSON.stringify(value)}`;
}

function strangers(query: URLSearchParams, parameters: readonly SampledParameter[]): string[] {
  const known = new Set(parameters.filter(({ place }) => place === "query").map(({ name }) => name));
  const names = [...new Set(query.keys())].filter((name) => !known.has(name));
  return names.map((name) => `the query has ${name}, which was not given`);
}
