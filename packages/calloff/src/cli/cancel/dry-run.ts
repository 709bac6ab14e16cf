import { EXIT } from "../cli-error.ts";
import { type Paint, paintFor } from "../color.ts";
import type { Io } from "../io.ts";
import { printable } from "../printable.ts";
import type { ReferenceInput } from "../references/reference-input.ts";
import { writeLine } from "../write-line.ts";
import type { CancelFlags } from "./cancel-flags.ts";
import type { CancelSettings } from "./cancel-settings.ts";
import { type PlannedRequest, type PlanSummary, planRequests } from "./plan-requests.ts";
import { UnsettledReferences } from "./unsettled-references.ts";

/** Shows each request that would be sent, made by the same code, and sends none. @returns the exit code */
export async function dryRun(
  input: ReferenceInput,
  { json }: CancelFlags,
  settings: CancelSettings,
  { stdout, env }: Io,
): Promise<number> {
  const paint = paintFor(stdout, env);
  const references = new UnsettledReferences(input, new Map()).read();
  let isReady = false;
  for await (const line of planRequests(references, settings, env)) {
    if (line.kind === "summary") isReady = line.cannotSend === 0 && line.missing.length === 0;
    await writeLine(stdout, json ? JSON.stringify(line) : print(line, paint));
  }
  return isReady ? EXIT.ok : EXIT.usage;
}

function print(line: PlannedRequest | PlanSummary, paint: Paint): string {
  if (line.kind === "summary") {
    const { wouldSend, cannotSend, missing } = line;
    const unset = missing.map((key) => `${key} is not set.\n`).join("");
    return `${unset}Nothing was sent: ${wouldSend} would be sent, ${cannotSend} cannot be sent.`;
  }
  const { reference, kind, request, message } = line;
  const label = kind === "would-send" ? paint("green", "would send ") : paint("red", "cannot send");
  return `${label}  ${printable(reference)}  ${printable(request ?? message ?? "")}`;
}
