import { isDeepStrictEqual } from "node:util";
import type { RecordedRequest } from "@calloff/mock";
import {
  isFormType,
  type JsonObject,
  type JsonValue,
  listOf,
  objectOf,
  parseJson,
  valueAt,
} from "@calloff/openapi/internal";
import { credentialPlace, judgeCredential } from "./credentials.ts";
import { documentedHeaders } from "./documented-job.ts";
import type { DocumentedOperation, SampledParameter } from "./documented-operation.ts";
import { judgeFields, judgeRequestBody } from "./judge-request-body.ts";
import {
  decodeQuery,
  entangled,
  headerValues,
  queryNames,
  readParameter,
  readQuery,
  textsOf,
  type Wire,
} from "./read-parameter.ts";
import type { RequestSample } from "./request-sample.ts";

interface Sent {
  readonly document: JsonObject;
  readonly operation: DocumentedOperation;
  readonly sample: RequestSample;
  /** Where the document says that the vendor is. */
  readonly server: DocumentServer;
  /** The requests as they arrived. */
  readonly received: readonly RecordedRequest[];
  /** Where the client wanted to send them. */
  readonly origins: readonly string[];
}

/** What is wrong with the request, by Prism, and by the document as we read it ourselves. */
export async function judgeRequest(sent: Sent): Promise<string[]> {
  const { document, operation, sample, server, received, origins } = sent;
  const [request, ...others] = received;
  if (request === undefined) return ["nothing was sent"];
  const problems = received.flatMap(({ refused }) => (refused === undefined ? [] : [refused.reason]));
  if (others.length > 0) problems.push(`${received.length} requests were sent for one call`);
  for (const origin of new Set(origins)) {
    if (origin !== server.origin) problems.push(`it went to ${origin}, not ${server.origin}`);
  }
  if (request.method !== operation.method) {
    problems.push(`its method is ${request.method}, not ${operation.method}`);
  }
  const [path = "", query] = request.url.split(/\?(.*)/s);
  const [template = "", fixed] = operation.path.replace(/#.*/s, "").split(/\?(.*)/s);
  // A URL is ASCII, whatever a template is.
  const asSent = (server.basePath + template).replace(/[^!-~]+/g, encodeURIComponent);
  const segments = matchPath(asSent, path);
  if (segments === undefined) problems.push(`its path is ${path}, not ${server.basePath}${template}`);
  const wire: Wire = {
    request,
    segments: new Map([...(segments ?? []), ...fixedSegments(fixed, query)]),
    query: readQuery(query),
  };
  const together = entangled(sample.parameters);
  problems.push(...judgeTogether(together, wire));
  for (const parameter of sample.parameters) {
    if (together.includes(parameter)) continue;
    const isWhole = parameter.place === "querystring";
    const problem = isWhole
      ? judgeQuerystring(parameter, withoutNames(query, keyNames(document, operation)))
      : judgeParameter(parameter, wire);
    if (problem !== undefined) problems.push(problem);
  }
  const known = [
    ...sample.parameters.filter(({ place }) => place === "query").flatMap(queryNames),
    ...readQuery(fixed).map(([name]) => name),
    ...keyNames(document, operation),
  ];
  const hasWhole = sample.parameters.some(({ place }) => place === "querystring");
  if (!hasWhole) problems.push(...unknownParameters(wire, new Set(known)));
  problems.push(...judgeConstantHeaders(document, sample, request));
  const credential = judgeCredential(document, operation.security, request);
  if (credential !== undefined) problems.push(credential);
  return [...problems, ...(await judgeRequestBody(sample.body, request))];
}

/** The headers that every call has; a caller may have given another value. */
function judgeConstantHeaders(
  document: JsonObject,
  { parameters }: RequestSample,
  request: RecordedRequest,
): string[] {
  return [...documentedHeaders(document)].flatMap(([name, value]) => {
    if (parameters.some((each) => each.place === "header" && each.name.toLowerCase() === name)) return [];
    const sent = headerValues(request, name);
    return isDeepStrictEqual(sent, [value])
      ? []
      : [`the header ${name} must be ${JSON.stringify(value)}, and is ${sent.join(", ") || "nothing"}`];
  });
}

/** The parameters' segments as they stood there, where the path is one that the template allows. */
function matchPath(template: string, path: string): Map<string, string> | undefined {
  const names: string[] = [];
  const pattern = template.replace(/\{([^{}]+)\}|[\\^$.*+?()[\]|/{}]/g, (text, name?: string) => {
    if (name === undefined) return `\\${text}`;
    names.push(name);
    return "([^/]+)";
  });
  const found =
    new RegExp(`^${pattern}$`).exec(path) ??
    // What cannot stand in a URL as the template writes it.
    new RegExp(`^${pattern}$`).exec(decodedFixed(path));
  return found === null ? undefined : new Map(names.map((name, index) => [name, found[index + 1] ?? ""]));
}

/** Path parameters in the query that some documents have in their path templates: `/jobs?page={page}`. */
function fixedSegments(template: string | undefined, query: string | undefined): [string, string][] {
  const sent = new Map(readQuery(query));
  return readQuery(template).flatMap(([name, place]): [string, string][] => {
    const value = sent.get(name);
    const parameter = /^\{([^{}]+)\}$/.exec(place)?.[1];
    return parameter === undefined || value === undefined ? [] : [[parameter, value]];
  });
}

/** With the characters decoded that separate nothing. */
function decodedFixed(path: string): string {
  return path.replace(/%(20|22|3[ACE]|5[BDE]|60|7[BCD])/gi, (text) => decodeURIComponent(text));
}

function judgeParameter(parameter: SampledParameter, wire: Wire): string | undefined {
  const { name, place, style, value } = parameter;
  const found = readParameter(parameter, wire);
  if (found === undefined) return `the ${place} parameter ${name} was not sent as ${style}`;
  if (style === "json" && typeof found === "string" && isDeepStrictEqual(parseJson(found), value))
    return undefined;
  if (style !== "json" && isDeepStrictEqual(found, textsOf(value))) return undefined;
  return `the ${place} parameter ${name} arrived as ${JSON.stringify(found)}, given was ${JSON.stringify(value)}`;
}

/** The query as it was sent, less keys that the client added. */
function withoutNames(query: string | undefined, names: readonly string[]): string {
  const pairs = (query ?? "").split("&");
  return pairs.filter((pair) => !names.includes(decodeQuery(pair.replace(/=.*/s, "")))).join("&");
}

/** A parameter that is the whole query string: a form, JSON or text. */
function judgeQuerystring({ name, style, value }: SampledParameter, query: string): string | undefined {
  const problem = isFormType(style)
    ? judgeFields([...new URLSearchParams(query)], value)
    : isDeepStrictEqual(style === "json" ? parseJson(decodeQuery(query)) : decodeQuery(query), value)
      ? undefined
      : `the query is ${query}, given was ${JSON.stringify(value)}`;
  return problem === undefined ? undefined : `the querystring parameter ${name}: ${problem}`;
}

/** Parameters that share names in the query: all their pairs must be there, whoever's they are. */
function judgeTogether(parameters: readonly SampledParameter[], { query }: Wire): string[] {
  const names = new Set(parameters.flatMap(queryNames));
  const wanted = parameters.flatMap(pairsOf).sort();
  const sent = query
    .flatMap(([name, text]) => (names.has(name) ? [`${name}=${decodeQuery(text)}`] : []))
    .sort();
  if (isDeepStrictEqual(sent, wanted)) return [];
  const together = parameters.map(({ name }) => name).join(" and ");
  return [
    `the query parameters ${together} share names; sent was ${sent.join("&")}, not ${wanted.join("&")}`,
  ];
}

/** What a query parameter is in a URL, not encoded. */
function pairsOf(parameter: SampledParameter): string[] {
  const texts = textsOf(parameter.value) ?? "";
  const names = queryNames(parameter);
  const values = typeof texts === "string" ? [texts] : Object.values(texts);
  if (names.length === values.length) return names.map((name, index) => `${name}=${values[index]}`);
  return parameter.explode
    ? values.map((text) => `${names[0]}=${text}`)
    : [`${names[0]}=${values.join(",")}`];
}

function keyNames(document: JsonObject, { security }: DocumentedOperation): string[] {
  return security.flatMap(Object.keys).flatMap((scheme) => {
    const place = credentialPlace(document, scheme);
    return place?.place === "query" ? [place.name] : [];
  });
}

function unknownParameters({ query }: Wire, known: ReadonlySet<string>): string[] {
  const names = [...new Set(query.map(([name]) => name))].filter((name) => !known.has(name));
  return names.map((name) => `the query has ${name}, which was not given`);
}

/** Where the document says that the vendor is. */
export interface DocumentServer {
  readonly origin: string;
  /** Without a slash at its end; empty for none. */
  readonly basePath: string;
}

/** The first server that can be called as it is: https, its variables at their defaults. */
export function documentServer(servers: JsonValue | undefined): DocumentServer | undefined {
  for (const server of listOf(servers)) {
    const { url, variables } = objectOf(server);
    const filled = String(url)
      .trim()
      .replace(/\{([^{}]*)\}/g, (text, name: string) =>
        String(valueAt(objectOf(variables), [name, "default"]) ?? text),
      );
    if (!/^https:[^{}?#\s]*$/i.test(filled) || !URL.canParse(filled)) continue;
    const { origin, pathname, username } = new URL(filled);
    if (username === "") return { origin, basePath: pathname.replace(/\/+$/, "") };
  }
  return undefined;
}
