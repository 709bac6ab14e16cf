import type { ContractReport } from "@calloff/contract/internal";
import { hasFailed, inOneLine } from "@calloff/contract/internal";

const MAX_SHOWN = 5;

/** What does not keep to the document, in a few lines. */
export function contractFailures(provider: string, { rows, totals }: ContractReport): string {
  const failed = rows.filter(hasFailed);
  const shown = failed.slice(0, MAX_SHOWN).map((row) => {
    const [why = ""] = [...row.request, ...row.response];
    return `✗ ${inOneLine(row)}: ${why}`;
  });
  const more = failed.length > MAX_SHOWN ? [`and ${failed.length - MAX_SHOWN} more.`] : [];
  const heading = `${provider}: its client does not keep to its document, in ${failed.length} of ${totals.rows} calls:`;
  return [heading, ...shown, ...more].join("\n");
}
