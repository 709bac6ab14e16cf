import { type JsonValue, literal, methodKey } from "@calloff/openapi/internal";

/** What is passed besides the path's parameters, each as code. */
interface Arguments {
  readonly query?: string;
  /** The one value that is all of the query. */
  readonly querystring?: string;
  readonly header?: string;
  readonly cookie?: string;
  readonly body?: string;
  readonly headers?: string;
  /** Variables of path parameters that are not named as the parameters are. */
  readonly path?: Readonly<Record<string, string>>;
}

export interface Operation {
  readonly method: string;
  readonly path: string;
}

/** From `DELETE /jobs/{id}`. */
export function operationOf(text: unknown): Operation | undefined {
  const [, method, path] = /^(\S+) (\/\S*)$/.exec(String(text)) ?? [];
  return method === undefined || path === undefined ? undefined : { method: method.toUpperCase(), path };
}

/** `client.DELETE("/jobs/{id}", { params: { path: { id } } })` */
export function callCode(operation: string | null, given: Arguments = {}): string {
  const { method, path } = operationOf(operation) ?? { method: "GET", path: "/" };
  const names = Array.from(path.matchAll(/\{([^{}]+)\}/g), ([, name = ""]) => name);
  const places = {
    path: names.map((name) => field(name, given.path?.[name] ?? variableFor(name))).join(", "),
    query: given.query,
    header: given.header,
    cookie: given.cookie,
  };
  const params = Object.entries(places).flatMap(([place, values]) =>
    values ? [`${place}: { ${values} }`] : [],
  );
  if (given.querystring !== undefined) params.push(field("querystring", given.querystring));
  const options = [
    ...(params.length > 0 ? [`params: { ${params.join(", ")} }`] : []),
    ...(given.body === undefined ? [] : [field("body", given.body)]),
    ...(given.headers === undefined ? [] : [`headers: { ${given.headers} }`]),
  ];
  const all = options.length === 0 ? "" : `, { ${options.join(", ")} }`;
  // A method that OpenAPI has no field for has no function either.
  const named = methodKey(method) === method ? `request(${literal(method)}, ` : `${method}(`;
  return `client.${named}${literal(path)}${all})`;
}

/** `paths["/jobs/{id}"]["delete"]` */
export function operationType(operation: string | null): string {
  const { method, path } = operationOf(operation) ?? { method: "GET", path: "/" };
  return `paths${index(path)}${index(methodKey(method))}`;
}

const PLAIN_TYPE =
  /^(?:string|number|boolean|null|unknown|-?\d+(?:\.\d+)?|true|false|"(?:[^"\\\p{Cc}\p{Cf}]|\\.)*")(?:\[\])*$/u;

/** The parts of a type that a report names, as code; undefined where it is more than kinds and literal values. */
export function typeParts(value: JsonValue): string[] | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  const parts = value.split(" | ");
  return parts.every((part) => PLAIN_TYPE.test(part)) ? parts : undefined;
}

export function typeCode(value: JsonValue): string | undefined {
  return typeParts(value)?.join(" | ");
}

/** Asks at run time for one kind of value; undefined where that takes more than one question. */
export function isOfType(value: string, type: string): string | undefined {
  if (type.endsWith("[]")) return `Array.isArray(${value})`;
  if (/^(?:string|number|boolean)$/.test(type)) return `typeof ${value} === "${type}"`;
  return type === "unknown" ? undefined : `${value} === ${type}`;
}

/** The values that a side lists. */
export function listed(value: JsonValue): string[] {
  if (value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** The first value that a side lists, as code. */
export function firstValue(values: JsonValue): string {
  const [first] = Array.isArray(values) ? values : [values];
  return literal(first ?? null);
}

export function valuesInWords(values: JsonValue): string {
  return (Array.isArray(values) ? values : [values]).map(literal).join(" or ");
}

export function inWords(type: JsonValue): string {
  return typeof type === "string" ? type : "another type";
}

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
/** ECMAScript's reserved words in modules, and names that would hide what they stand for. */
const RESERVED = new Set(
  (
    "arguments async await break case catch class const continue debugger default delete do else enum eval export " +
    "extends false finally for function if implements import in instanceof interface let new null package private " +
    "protected public return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** `.cost`, or `["cost-in-cents"]` where the name is no identifier. */
export function access(name: string): string {
  return isIdentifier(name) ? `.${name}` : `[${literal(name)}]`;
}

/** As a key of an object, with a value. */
export function field(name: string, value: string): string {
  if (name === value) return name;
  return `${isIdentifier(name) ? name : literal(name)}: ${value}`;
}

/** A variable to hold what has the name: `job_id` as it is, `X-Request-Id` as `xRequestId`. */
export function variableFor(name: string): string {
  if (isIdentifier(name) && !RESERVED.has(name)) return name;
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const joined = words
    .map(
      (word, at) => (at === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1),
    )
    .join("");
  if (!isIdentifier(joined)) return "value";
  return RESERVED.has(joined) ? `${joined}Value` : joined;
}

/** A variable to hold a value of a type: `job` for `Job`. */
export function variableForType(name: string): string {
  return variableFor(name.charAt(0).toLowerCase() + name.slice(1));
}

/** Part of an indexed type, as in `["Job"]` or `[200]`. */
export function index(key: string): string {
  return /^[1-9]\d\d$/.test(key) ? `[${key}]` : `[${literal(key)}]`;
}

function isIdentifier(name: string): boolean {
  // A mark that turns text around may stand in an identifier.
  return IDENTIFIER.test(name) && !/\p{Cf}/u.test(name);
}
