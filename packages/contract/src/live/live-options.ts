import { parseArgs } from "node:util";
import { UserError } from "@calloff/openapi/internal";
import type { LiveOptions } from "./run-live.ts";

/** The options of the command line: the provider to call, and those of one check. */
interface LiveCommand extends LiveOptions {
  readonly provider: string;
}

export const LIVE_HELP = `contract --live <provider> --job <id> [--yes] [--json] [--base-url <url>] [--timeout <ms>]

Cancels a job at the real vendor, through Prism, and says where the answer departs from the vendor's document.
The key is read from the provider's environment variable, such as PULSE_API_KEY.

  --live <provider>  the name of a vendored provider
  --job <id>         the job to cancel; it is canceled for good
  --yes              do not ask before sending
  --json             print the report as JSON
  --base-url <url>   another host than the document's: https, or this machine
  --timeout <ms>     how long to wait for the vendor; 30000 when left out

Exit status: 0 no departures, 1 departures, 2 when it could not be told.
`;

/**
 * @returns undefined when the help is asked for
 * @throws UserError when the arguments are not those of the help text
 */
export function parseLiveOptions(args: readonly string[]): LiveCommand | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      live: { type: "string" },
      job: { type: "string" },
      "base-url": { type: "string" },
      timeout: { type: "string", default: "30000" },
      yes: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const { live: provider, job, "base-url": baseUrl, timeout, yes, json } = values;
  if (values.help) return undefined;
  if (provider === undefined) throw usage("--live is missing: the provider to call");
  if (job === undefined) throw usage("--job is missing: the id of the job to cancel");
  if (!/^[1-9]\d{0,8}$/.test(timeout)) throw usage("--timeout is a number of milliseconds, such as 30000");
  return { provider, job, timeout: Number(timeout), yes, json, ...(baseUrl !== undefined && { baseUrl }) };
}

function usage(message: string): UserError {
  return new UserError(`contract: ${message}. For help: --help`);
}
