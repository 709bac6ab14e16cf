import { type ParseArgsConfig, parseArgs } from "node:util";
import type { Address } from "@calloff/openapi/internal";
import { addressesOf, TAKEN_NAMES, UserError } from "@calloff/openapi/internal";

/** What to vendor, checked. */
export interface VendorRequest {
  readonly provider: string;
  /** Several are merged. */
  readonly from: readonly [Address, ...Address[]];
  /** The operations to take, as in `POST /jobs/{id}/cancel`; all when absent. */
  readonly only?: readonly string[];
  /** The day on which the source was read, as in 2026-11-22. */
  readonly date?: string;
}

type VendorCommand = "check" | VendorRequest;

const OPTIONS = {
  from: { type: "string", multiple: true },
  url: { type: "string", multiple: true },
  only: { type: "string", multiple: true },
  date: { type: "string" },
  check: { type: "boolean" },
} as const satisfies ParseArgsConfig["options"];

const OPERATION = /^(?:GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE) \/\S*$/;

/** @throws UserError when the arguments are not those of the help text */
export function parseVendorArguments(args: readonly string[]): VendorCommand {
  const { values, positionals } = parse(args);
  const { from = [], url: urls = [], only, date, check } = values;
  if (check) {
    const isAlone = Object.keys(values).length === 1 && positionals.length === 0;
    if (!isAlone) throw usage("--check takes nothing else");
    return "check";
  }
  const [provider, extra] = positionals;
  if (provider === undefined) throw usage("the provider is missing");
  if (extra !== undefined) throw usage(`one provider at a time; "${extra}" is too many`);
  if (!/^[a-z][a-z0-9-]*$/.test(provider)) {
    throw usage(
      `"${provider}" cannot name a provider: lower-case letters, digits and hyphens, a letter first`,
    );
  }
  if (TAKEN_NAMES.includes(provider)) throw usage(`a provider cannot be called ${provider}`);
  if (date !== undefined && !isDay(date)) throw usage(`--date ${date} is not a day such as 2026-11-22`);
  const odd = only?.find((name) => !OPERATION.test(name));
  if (odd !== undefined) throw usage(`--only ${odd} is no operation such as "POST /jobs/{id}/cancel"`);
  return { provider, from: addressesOf(from, urls, usage), ...(only && { only }), ...(date && { date }) };
}

type Parsed = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>;

function parse(args: readonly string[]): Parsed {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Its second sentence is about values that begin with a hyphen.
    throw usage(error.message.split(/\.(?: |$)/)[0] ?? error.message);
  }
}

function usage(message: string): UserError {
  return new UserError(`vendor: ${message}. For help: npx calloff-dev vendor --help`);
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
