import type { ReceivedRequest, RecordedRequest } from "@calloff/mock";
import { isJsonObject, type JsonValue } from "@calloff/openapi/internal";
import type { SampledParameter } from "./documented-operation.ts";

/** A request's parts that hold parameters, as they stood on the wire. */
export interface Wire {
  readonly request: RecordedRequest;
  /** What stood in the places of the path template, not decoded. */
  readonly segments: ReadonlyMap<string, string>;
  /** Names decoded, values not. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

export function readQuery(query: string | undefined): [string, string][] {
  const pairs = (query ?? "").split("&").filter((pair) => pair !== "");
  return pairs.map((pair) => {
    const [name = "", value = ""] = pair.split(/=(.*)/s);
    return [decodeQuery(name), value];
  });
}

/** What was sent for a parameter, by its style; undefined where nothing was, or nothing that the style allows. */
export function readParameter(parameter: SampledParameter, wire: Wire): Texts | undefined {
  switch (parameter.place) {
    case "path":
      return readPath(parameter, wire.segments.get(parameter.name));
    case "header":
      return readHeader(parameter, headerValues(wire.request, parameter.name));
    case "cookie":
      return readForm(parameter, cookiesOf(wire.request), decode);
    default:
      return readForm(parameter, wire.query, decodeQuery);
  }
}

/**
 * Query parameters whose names in a URL are not theirs alone: which value belongs to which, nobody can tell there.
 * Objects are written so by default, as in `?gte=1&lte=2&gte=3`.
 */
export function entangled(parameters: readonly SampledParameter[]): SampledParameter[] {
  const inQuery = parameters.filter(({ place }) => place === "query");
  return inQuery.filter((parameter) => {
    const others = new Set(inQuery.filter((other) => other !== parameter).flatMap(queryNames));
    return queryNames(parameter).some((name) => others.has(name));
  });
}

/** The names that a query parameter's parts have in a URL. */
export function queryNames({ name, value, style, explode }: SampledParameter): string[] {
  const shape = textsOf(value);
  if (style === "json" || typeof shape !== "object") return [name];
  if (style === "deepObject") return Object.keys(shape).map((part) => `${name}[${part}]`);
  if (Array.isArray(shape)) return [name];
  return explode ? Object.keys(shape) : [name];
}

function readPath(
  { name, value, style, explode }: SampledParameter,
  raw: string | undefined,
): Texts | undefined {
  if (raw === undefined) return undefined;
  if (style === "json") return decode(raw);
  const shape = textsOf(value) ?? "";
  const piece = { shape, separator: ",", named: explode, decode };
  if (style === "label") {
    return raw.startsWith(".")
      ? takeApart(raw.slice(1), { ...piece, separator: explode ? "." : "," })
      : undefined;
  }
  if (style !== "matrix") return takeApart(raw, piece);
  const start = `;${encodeURIComponent(name)}=`;
  if (typeof shape === "string" || !explode) {
    return raw.startsWith(start) ? takeApart(raw.slice(start.length), { ...piece, named: false }) : undefined;
  }
  if (!raw.startsWith(";")) return undefined;
  if (!Array.isArray(shape)) return takeApart(raw.slice(1), { ...piece, separator: ";" });
  return raw.startsWith(start)
    ? takeApart(raw.slice(start.length), { ...piece, separator: start })
    : undefined;
}

function readHeader(
  { value, style, explode }: SampledParameter,
  lines: readonly string[],
): Texts | undefined {
  if (lines.length === 0) return undefined;
  const text = lines.join(",");
  if (style === "json") return text;
  const trim = (part: string): string => part.trim();
  return takeApart(text, { shape: textsOf(value) ?? "", separator: ",", named: explode, decode: trim });
}

function readForm(
  parameter: SampledParameter,
  pairs: Wire["query"],
  decodeValue: (text: string) => string,
): Texts | undefined {
  const { name, value, style, explode } = parameter;
  const shape = textsOf(value) ?? "";
  const own = pairs.filter(([key]) => key === name).map(([, text]) => text);
  if (style === "json" || typeof shape === "string") {
    return own.length === 1 ? decodeValue(own[0] ?? "") : undefined;
  }
  if (style === "deepObject" || (explode && !Array.isArray(shape)))
    return readParts(parameter, pairs, decodeValue);
  if (own.length === 0) return undefined;
  if (explode) return own.map(decodeValue);
  const separator = { spaceDelimited: "%20", pipeDelimited: "|" }[style] ?? ",";
  const [text = "", ...more] = own.map((raw) => withRawSeparator(raw, style));
  return more.length > 0
    ? undefined
    : takeApart(text, { shape, separator, named: false, decode: decodeValue });
}

/** A space can be written in two ways in a query, and a bar cannot stand in a URL as it is. */
function withRawSeparator(text: string, style: string): string {
  if (style === "spaceDelimited") return text.replaceAll("+", "%20");
  return style === "pipeDelimited" ? text.replace(/%7c/gi, "|") : text;
}

function readParts(
  parameter: SampledParameter,
  pairs: Wire["query"],
  decodeValue: (text: string) => string,
): Texts | undefined {
  const keys = Object.keys(textsOf(parameter.value) ?? {});
  const names = queryNames(parameter);
  const found = keys.flatMap((key, index) => {
    const values = pairs.filter(([name]) => name === names[index]).map(([, text]) => decodeValue(text));
    return values.length === 1 ? [[key, values[0] ?? ""]] : [];
  });
  if (found.length === 0) return undefined;
  return Array.isArray(parameter.value) ? found.map(([, text = ""]) => text) : Object.fromEntries(found);
}

/** The names and values of all cookies, as they stood on the wire. */
export function cookiesOf(request: RecordedRequest): [string, string][] {
  const pairs = headerValues(request, "cookie").flatMap((line) => line.split(/;\s*/));
  return pairs.map((pair) => {
    const [name = "", value = ""] = pair.split(/=(.*)/s);
    return [name.trim(), value];
  });
}

/** A value as it stands in a query, read. */
export function decodeQuery(text: string): string {
  return decode(text.replaceAll("+", " "));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The values of a header, line by line, as they stood on the wire. */
export function headerValues({ rawHeaders }: ReceivedRequest, name: string): string[] {
  return rawHeaders.flatMap(([header, value]) =>
    header.toLowerCase() === name.toLowerCase() ? [value] : [],
  );
}

/** A value as texts: what is left of it in a URL, a header or a form. */
type Texts = string | readonly string[] | Readonly<Record<string, string>>;

/** The texts of a value; undefined for one that has parts of parts, which OpenAPI gives no form. */
export function textsOf(value: JsonValue): Texts | undefined {
  if (Array.isArray(value)) return value.every(isPlain) ? value.map(String) : undefined;
  if (!isJsonObject(value)) return String(value);
  const parts = Object.entries(value);
  if (!parts.every(([, part]) => isPlain(part))) return undefined;
  return Object.fromEntries(parts.map(([name, part]) => [name, String(part)]));
}

function isPlain(value: JsonValue): boolean {
  return typeof value !== "object";
}

/** What a text is split at, and how it is put together, where a list or an object is written in one piece. */
interface Piece {
  readonly shape: Texts;
  readonly separator: string;
  /** Whether an object's parts are written `name=value`. */
  readonly named: boolean;
  readonly decode: (text: string) => string;
}

/** Takes one text apart, into the shape that was given; undefined where it does not have that shape. */
function takeApart(text: string, { shape, separator, named, decode }: Piece): Texts | undefined {
  if (typeof shape === "string") return decode(text);
  const parts = text.split(separator);
  if (Array.isArray(shape)) return parts.map(decode);
  if (named) {
    const pairs = parts.map((part) => part.split(/=(.*)/s).slice(0, 2).map(decode));
    return pairs.every((pair) => pair.length === 2) ? Object.fromEntries(pairs) : undefined;
  }
  if (parts.length % 2 !== 0) return undefined;
  const names = parts.filter((_, index) => index % 2 === 0).map(decode);
  return Object.fromEntries(names.map((name, index) => [name, decode(parts[2 * index + 1] ?? "")]));
}
