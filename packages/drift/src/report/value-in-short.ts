import type { JsonValue } from "@calloff/openapi/internal";
import { visibleText } from "@calloff/openapi/internal";

/** A side of a change on one line, cut where it gets long; `undefined` where nothing stood. */
export function valueInShort(value: JsonValue, limit = 160): string | undefined {
  if (value === null) return undefined;
  const text = visibleText(typeof value === "string" ? value : JSON.stringify(value));
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
