import { SampledBytes } from "@calloff/contract/internal";
import { literal } from "@calloff/openapi/internal";

/** A JSON value, `undefined` or bytes, as people write it in code; the formatter breaks the lines. */
export function value(data: unknown): string {
  if (data === undefined) return "undefined";
  if (data instanceof SampledBytes) return `new Blob([${literal(data.text)}])`;
  if (Array.isArray(data)) return `[${data.map(value).join(", ")}]`;
  if (typeof data !== "object" || data === null) return literal(data);
  const fields = Object.entries(data).map(([key, item]) => `${keyOf(key)}: ${value(item)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

function keyOf(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : literal(key);
}
