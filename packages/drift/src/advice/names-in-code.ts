import { literal } from "@calloff/openapi/internal";

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
