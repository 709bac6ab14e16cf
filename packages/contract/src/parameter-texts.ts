import { isJsonObject, type JsonValue } from "@calloff/openapi/internal";

/** A value as texts: what is left of it in a URL, a header or a form. */
export type Texts = string | readonly string[] | Readonly<Record<string, string>>;

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
export function takeApart(text: string, { shape, separator, named, decode }: Piece): Texts | undefined {
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
