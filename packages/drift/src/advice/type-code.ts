import type { JsonValue } from "@calloff/openapi/internal";
import { literal } from "@calloff/openapi/internal";

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
