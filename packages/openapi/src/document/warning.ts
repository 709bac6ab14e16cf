import { sanitizeMessage } from "../sanitize-message.ts";
import type { JsonPath } from "./json.ts";
import { toPointer } from "./pointer.ts";

/** A harmless mistake in a document, or a choice that you may want to make differently. */
export interface Warning {
  /** Where it is in the document. */
  readonly path: JsonPath;
  /** What is wrong, in one sentence. */
  readonly message: string;
}

/** Called with each warning as it is found. */
export type Warn = (warning: Warning) => void;

/**
 * Prints warnings for people: one line for each message, with its first place and how many more places there are.
 *
 * @example
 * const { warnings } = await validateDocument(document);
 * for (const line of printWarnings(warnings)) console.warn(line);
 */
export function printWarnings(warnings: readonly Warning[]): string[] {
  const groups = new Map<string, Warning[]>();
  for (const warning of warnings) {
    const group = groups.get(warning.message);
    if (group === undefined) groups.set(warning.message, [warning]);
    else group.push(warning);
  }
  return [...groups].map(([message, [first, ...others]]) => {
    const more = others.length === 0 ? "" : `, and at ${others.length} more`;
    return sanitizeMessage(printable(`${message} (at #${toPointer(first?.path ?? [])}${more})`));
  });
}

/** A document's own text, kept from beginning a line, and from being a command to CI, which may stand within one. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").replaceAll("##[", "## [");
}
