import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  methodKey,
  parseJson,
  parsePointer,
  resolveReference,
  toPointer,
  valueAt,
} from "@calloff/openapi/internal";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { BODILESS } from "../concrete-statuses.ts";
import { essenceOf, isInRange } from "../media-range.ts";
import type { Finding } from "./live-report.ts";
import { isJsonType, type Received } from "./received.ts";

/** All that an answer is not as the operation's documented responses say. */
export function findDepartures(document: JsonObject, responses: Part, received: Received): Finding[] {
  const { status, headers } = received;
  const response = responseFor(document, responses, status);
  if (response === undefined) {
    const expected = Object.keys(responses.value).join(", ");
    return [{ area: "status", at: "", expected, received: { words: describeStatus(received) } }];
  }
  const check = createSchemaCheck(document);
  return [
    ...findInHeaders(document, response, headers, check),
    ...findInBody(document, response, received, check),
  ];
}

function describeStatus({ status, headers }: Received): string {
  const location = headers.get("location");
  const redirects = status >= 300 && status < 400 && location !== null;
  return redirects ? `${status}, a redirect to ${location}, which was not followed` : String(status);
}

/** What the headers are not as the documented response says. `Content-Type` follows from the body, as OpenAPI has it. */
function findInHeaders(
  document: JsonObject,
  response: Part,
  headers: Headers,
  check: SchemaCheck,
): Finding[] {
  return partsOf(document, response, "headers").flatMap(([name, header]): Finding[] => {
    const at = name.toLowerCase();
    const text = headers.get(at);
    if (at === "content-type") return [];
    if (text === null) {
      const words = "no such header";
      return header.value["required"] === true
        ? [{ area: "header", at, rule: "required", expected: "required", received: { words } }]
        : [];
    }
    const schema = partOf(document, header, "schema");
    if (schema === undefined) return [];
    return check(schema.reference, readValue(text, schema.value)).map((finding) => ({
      ...finding,
      area: "header",
      at,
      received: { words: JSON.stringify(text) },
    }));
  });
}

/** A header is text: it is a number or a boolean where the schema asks for one and it reads like one. */
function readValue(text: string, { type }: JsonObject): JsonValue {
  const types = [type].flat();
  if (types.includes("boolean") && /^(?:true|false)$/.test(text)) return text === "true";
  const numeric = types.includes("integer") || types.includes("number");
  if (numeric && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return Number(text);
  return types.includes("array") ? text.split(/\s*,\s*/) : text;
}

/** What the body, and the headers that describe it, are not as the documented response says. */
function findInBody(document: JsonObject, response: Part, received: Received, check: SchemaCheck): Finding[] {
  const { text, brokenOff } = received;
  const contents = partsOf(document, response, "content");
  const expected = contents.map(([type]) => type).join(" or ") || "no body";
  if (brokenOff !== undefined) {
    return [body(expected, `a body that could not be read: ${brokenOff}`)];
  }
  if (contents.length === 0) return findExtra(received);
  if (text === "") return [body(expected, "an empty body")];

  const type = received.headers.get("content-type");
  const content = contents.find(([range]) => type !== null && isInRange(essenceOf(type), range));
  const wrongType: Finding[] =
    content === undefined
      ? [{ area: "header", at: "content-type", expected, received: { words: type ?? "no such header" } }]
      : [];
  const [mediaType, mediaObject] = content ?? contents[0] ?? [];
  if (mediaType === undefined || mediaObject === undefined || !isJsonType(type ?? mediaType)) {
    return wrongType;
  }
  const value = parseJson(text);
  if (value === undefined) return [...wrongType, body("JSON", `what is not JSON: ${text}`)];
  const schema = partOf(document, mediaObject, "schema");
  const broken = schema === undefined ? [] : check(schema.reference, value);
  return [...wrongType, ...broken.map((finding) => ({ area: "body" as const, ...finding }))];
}

function findExtra({ status, headers, text }: Received): Finding[] {
  if (text !== "") return [body("no body", `a body: ${text}`)];
  if (!BODILESS.has(status)) return [];
  // HTTP clients do not hand over bytes after a 204; that there are some, its headers say.
  const length = headers.get("content-length");
  if (length !== null && length !== "0") return [body("no body", `a body, of content-length ${length}`)];
  return headers.has("transfer-encoding") ? [body("no body", "a body, in chunks")] : [];
}

function body(expected: string, words: string): Finding {
  return { area: "body", at: "", expected, received: { words } };
}

/** What a value breaks of a schema in the document; `reference` leads to the schema. */
type SchemaCheck = (reference: string, value: JsonValue) => Omit<Finding, "area">[];

const DOCUMENT = "https://document.invalid/openapi.json";

/** Ajv, in the dialect of OpenAPI 3.1 with formats: it shares no code path with Prism, which merges and rewrites schemas. */
function createSchemaCheck(document: JsonObject): SchemaCheck {
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true, validateSchema: false });
  addFormats.default(ajv);
  ajv.addSchema(document, DOCUMENT);
  return (reference, value) => {
    const validate = ajv.compile({ $ref: `${DOCUMENT}${reference}` });
    validate(value);
    return (validate.errors ?? []).map((error) => explain(error, value));
  };
}

function explain(error: ErrorObject, value: JsonValue): Omit<Finding, "area"> {
  const { keyword: rule, instancePath: at, params, schema, message = "" } = error;
  const received = { value: valueAt(value, parsePointer(at)) };
  switch (rule) {
    case "required": {
      const missing = String(params["missingProperty"]);
      const words = "nothing, it is missing";
      return { at: at + toPointer([missing]), rule, expected: "required", received: { words } };
    }
    case "type":
      return { at, rule, expected: `type ${[schema].flat().join(" or ")}`, received };
    case "enum":
      return { at, rule, expected: `one of ${(schema as JsonValue[]).map(inJson).join(", ")}`, received };
    case "const":
      return { at, rule, expected: inJson(schema), received };
    case "format":
      return { at, rule, expected: `format ${String(schema)}`, received };
    case "additionalProperties":
    case "unevaluatedProperties": {
      const extra = String(params["additionalProperty"] ?? params["unevaluatedProperty"]);
      const place = at + toPointer([extra]);
      const found = valueAt(value, parsePointer(place));
      return { at: place, rule, expected: "no such property", received: { value: found } };
    }
    default:
      return { at, rule, expected: message, received };
  }
}

function inJson(value: unknown): string {
  return JSON.stringify(value);
}

/** An object of the document, and the reference that leads to it. */
export interface Part {
  readonly value: JsonObject;
  readonly reference: string;
}

/** The operation's responses, by status, range or `default`; undefined when the document has no such operation. */
export function documentedResponses(document: JsonObject, method: string, path: string): Part | undefined {
  let part: Part | undefined = { value: document, reference: "#" };
  for (const key of ["paths", path, methodKey(method), "responses"]) {
    part = part && partOf(document, part, key);
  }
  return part;
}

/** The status, else its range, else `default`: the order that OpenAPI gives them. */
function responseFor(document: JsonObject, responses: Part, status: number): Part | undefined {
  const keys = [String(status), `${Math.trunc(status / 100)}XX`, "default"];
  const key = keys.find((candidate) => Object.hasOwn(responses.value, candidate));
  return key === undefined ? undefined : partOf(document, responses, key);
}

/** The objects in a map such as `headers` or `content`, by name. */
function partsOf(document: JsonObject, parent: Part, key: string): [name: string, part: Part][] {
  const map = partOf(document, parent, key);
  if (map === undefined) return [];
  return Object.keys(map.value).flatMap((name) => {
    const part = partOf(document, map, name);
    return part === undefined ? [] : [[name, part]];
  });
}

/** What stands under a key, references followed. */
function partOf(document: JsonObject, parent: Part, key: string): Part | undefined {
  const value = Object.hasOwn(parent.value, key) ? parent.value[key] : undefined;
  if (!isJsonObject(value)) return undefined;
  const { $ref } = value;
  if (typeof $ref !== "string") return { value, reference: `${parent.reference}${fragment(key)}` };
  const target = resolveReference(document, $ref).value;
  return isJsonObject(target) ? { value: target, reference: $ref } : undefined;
}

/** A key as part of a JSON Pointer in a URL (RFC 6901, section 6). */
function fragment(key: string): string {
  return `/${encodeURIComponent(toPointer([key]).slice(1))}`;
}
