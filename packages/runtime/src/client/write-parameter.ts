import type { ParameterStyle } from "./request-transform.ts";

type Pair = readonly [name: string, value: string];

/** A parameter in the query, in a form or in a cookie: pairs of names and values, encoded. */
export function writePairs(name: string, value: unknown, how: ParameterStyle): Pair[] {
  const encode = encoderOf(how);
  const own = encodeURIComponent(name);
  if (value === undefined || value === null) return [];
  if (how.style === "json") return [[own, encode(JSON.stringify(value))]];
  if (how.style === "deepObject") return writeDeep(own, value, encode);
  if (Array.isArray(value)) {
    if (how.explode) return value.map((item) => [own, encode(textOf(item))]);
    return value.length === 0
      ? []
      : [[own, value.map((item) => encode(textOf(item))).join(separatorOf(how))]];
  }
  if (typeof value !== "object") return [[own, encode(String(value))]];
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (how.explode) return entries.map(([key, item]) => [encodeURIComponent(key), encode(textOf(item))]);
  const words = entries.flatMap(([key, item]) => [encodeURIComponent(key), encode(textOf(item))]);
  return [[own, words.join(separatorOf(how))]];
}

/** A parameter in the path or in a header. */
export function writeText(
  name: string,
  value: unknown,
  how: ParameterStyle,
  encode: (text: string) => string,
): string {
  if (how.style === "json") return encode(JSON.stringify(value));
  const { first, between, hasNames } = PATH_STYLES[how.style] ?? { first: "", between: ",", hasNames: false };
  const separator = how.explode ? between : ",";
  const label = hasNames ? `${encodeURIComponent(name)}=` : "";
  if (Array.isArray(value)) {
    const words = value.map((item) => encode(textOf(item)));
    return how.explode
      ? first + words.map((word) => label + word).join(separator)
      : first + label + words.join(separator);
  }
  if (typeof value !== "object" || value === null) return first + label + encode(String(value));
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  const joined = entries.map(
    ([key, item]) => `${encode(key)}${how.explode ? "=" : ","}${encode(textOf(item))}`,
  );
  return first + (how.explode ? "" : label) + joined.join(separator);
}

const PATH_STYLES: Readonly<Record<string, { first: string; between: string; hasNames: boolean }>> = {
  label: { first: ".", between: ".", hasNames: false },
  matrix: { first: ";", between: ";", hasNames: true },
};

/** OpenAPI says how an object of values is written; of what lies deeper, vendors that take it write it so. */
function writeDeep(name: string, value: unknown, encode: (text: string) => string): Pair[] {
  if (value === undefined || value === null) return [];
  if (typeof value !== "object") return [[name, encode(String(value))]];
  return Object.entries(value).flatMap(([key, item]) =>
    writeDeep(`${name}[${encodeURIComponent(key)}]`, item, encode),
  );
}

function separatorOf({ style }: ParameterStyle): string {
  return style === "spaceDelimited" ? "%20" : style === "pipeDelimited" ? "|" : ",";
}

function textOf(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

/** What is reserved may stand in a query, but for what would end the value. */
function encoderOf({ reserved }: ParameterStyle): (text: string) => string {
  if (!reserved) return encodeURIComponent;
  return (text) =>
    encodeURIComponent(text).replace(/%(?:3A|2F|3F|5B|5D|40|21|24|27|28|29|2A|2C|3B)/g, decodeURIComponent);
}
