/** Anything in a document that is written between braces. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** An answer that the document has. */
export interface DocumentedResponse {
  /** The type of the body: JSON where there is a choice; undefined where the answer has no body. */
  readonly mediaType: string | undefined;
  /** The schema of the body; undefined where the document has none. */
  readonly schema: unknown;
  /** The bodies that the document shows. */
  readonly examples: readonly unknown[];
}

/** An operation of the document. */
export interface DocumentedOperation {
  /** What it is called in messages: `GET /job/{jobId}`. */
  readonly name: string;
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** The path template. */
  readonly path: string;
  /** The answers by status, as the document writes it: `200`, `4XX`, `default`. */
  readonly responses: ReadonlyMap<string, DocumentedResponse>;
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** All operations of an OpenAPI document. */
export function documentedOperations(document: JsonObject): DocumentedOperation[] {
  return Object.entries(objectIn(document["paths"])).flatMap(([path, entry]) => {
    const item = resolve(document, entry);
    return METHODS.flatMap((method) => {
      if (item[method] === undefined) return [];
      const upper = method.toUpperCase();
      const responses = readResponses(document, objectIn(item[method])["responses"], upper);
      return [{ name: `${upper} ${path}`, method: upper, path, responses }];
    });
  });
}

function readResponses(
  document: JsonObject,
  responses: unknown,
  method: string,
): Map<string, DocumentedResponse> {
  const entries = Object.entries(objectIn(responses)).filter(([code]) => !code.startsWith("x-"));
  return new Map(
    entries.map(([code, response]) => {
      const content = method === "HEAD" ? {} : objectIn(resolve(document, response)["content"]);
      const mediaType = Object.keys(content).find(isJson) ?? Object.keys(content)[0];
      const media = mediaType === undefined ? {} : resolve(document, content[mediaType]);
      return [code, { mediaType, schema: media["schema"], examples: examplesIn(document, media) }];
    }),
  );
}

/** Whether a body of this type is JSON. */
export function isJson(mediaType: string): boolean {
  return /^(application\/([\w.-]+\+)?json|application\/\*|\*\/\*)\s*(;|$)/i.test(mediaType);
}

function examplesIn(document: JsonObject, { example, examples }: JsonObject): unknown[] {
  const named = Object.values(objectIn(examples)).map((entry) => resolve(document, entry)["value"]);
  return [example, ...named].filter((value) => value !== undefined);
}

/** The answer that the document has for a status: its own, its range's, or the default. */
export function responseFor(
  { responses }: DocumentedOperation,
  status: number,
): DocumentedResponse | undefined {
  const range = `${Math.floor(status / 100)}XX`;
  return responses.get(`${status}`) ?? responses.get(range) ?? responses.get("default");
}

/** Statuses that stand for a range and for `default`. */
const USUAL = [200, 400, 401, 403, 404, 408, 409, 410, 422, 429, 500];

/** The statuses that an operation can be answered with: those that it lists, and usual ones of what it leaves open. */
export function possibleStatuses({ responses }: DocumentedOperation): number[] {
  const codes = [...responses.keys()];
  const listed = codes.filter((code) => /^\d{3}$/.test(code)).map(Number);
  const hasSuccess = codes.some((code) => code.startsWith("2"));
  const open = USUAL.filter(
    (status) =>
      !listed.includes(status) &&
      (codes.includes(`${Math.floor(status / 100)}XX`) ||
        (codes.includes("default") && !(hasSuccess && status < 300))),
  );
  return [...listed, ...open].sort((a, b) => a - b);
}

/** The value that a reference inside the document leads to, or the value itself. */
function resolve(document: JsonObject, value: unknown): JsonObject {
  let target = value;
  for (let steps = 0; steps < 100; steps += 1) {
    const { $ref: reference } = objectIn(target);
    if (typeof reference !== "string") return objectIn(target);
    target = valueAt(document, reference);
  }
  return {};
}

/** The value at a reference: `#/components/schemas/Job` (RFC 6901, as a URI fragment). */
export function valueAt(document: JsonObject, reference: string): unknown {
  if (!reference.startsWith("#")) return undefined;
  let value: unknown = document;
  for (const token of decodeURIComponent(reference).split("/").slice(1)) {
    value = Reflect.get(Object(value), token.replaceAll("~1", "/").replaceAll("~0", "~"));
  }
  return value;
}

/** The value, if it is an object; else one without properties. */
export function objectIn(value: unknown): JsonObject {
  return typeof value === "object" && value !== null ? (value as JsonObject) : {};
}
