import { forPeople } from "../for-people.ts";
import { type JsonPath, toPointer } from "./json.ts";

/** A mistake in a document that does no harm, or a choice that somebody could want to make otherwise. */
export interface Warning {
  readonly path: JsonPath;
  readonly message: string;
}

/** Hears of each as it is found. */
export type Warn = (warning: Warning) => void;

/** A line for each thing that is wrong, however often it is: what, where first, and how often more. */
export function printWarnings(warnings: readonly Warning[]): string[] {
  const groups = new Map<string, Warning[]>();
  for (const warning of warnings) {
    const group = groups.get(warning.message);
    if (group === undefined) groups.set(warning.message, [warning]);
    else group.push(warning);
  }
  return [...groups].map(([message, [first, ...others]]) => {
    const more = others.length === 0 ? "" : `, and at ${others.length} more`;
    return forPeople(printable(`${message} (at #${toPointer(first?.path ?? [])}${more})`));
  });
}

/** A document's own text, kept from beginning a line, and from being a command to CI, which may stand within one. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").replaceAll("##[", "## [");
}
