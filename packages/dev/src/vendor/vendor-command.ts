import { join } from "node:path";
import type { ReadLimits } from "@calloff/openapi/internal";
import { addressesOf, printWarnings, UserError } from "@calloff/openapi/internal";
import { checkProviderName } from "../clients/vendors.ts";
import { usageError } from "../command.ts";
import { checkSpecs } from "./check-specs.ts";
import { type VendorRequest, vendorDocument } from "./vendor-document.ts";

/** Where the command works, and where its answer goes. */
interface CommandContext {
  /** The folder that holds specs/. */
  readonly root: string;
  /** The folder of the vendored documents, below the root. */
  readonly specs?: string;
  print(text: string): void;
  /** Other limits than those of everybody. */
  readonly limits?: ReadLimits | undefined;
}

/** The options of `vendor`, as they are given. */
export interface VendorOptions {
  readonly from?: readonly string[];
  readonly url?: readonly string[];
  readonly only?: readonly string[];
  readonly date?: string;
  /** Whether to write nothing, and look at all that is vendored. It stands alone. */
  readonly check?: boolean;
}

const usage = usageError("vendor");
const OPERATION = /^[A-Z]+ \/\S*$/;

/** @throws UserError when there is something for a person to put right */
export async function vendorCommand(
  provider: string | undefined,
  { check, ...options }: VendorOptions,
  context: CommandContext,
): Promise<void> {
  const { root, specs = "specs", print, limits } = context;
  const specsDir = join(root, specs);
  if (!check) return print(await vendor(vendorRequest(provider, options), specsDir, limits));
  if (provider !== undefined || Object.keys(options).length > 0)
    throw usage("--check takes no other arguments");
  await checkAll(specsDir, print);
}

function vendorRequest(
  provider: string | undefined,
  { from = [], url = [], only, date }: VendorOptions,
): VendorRequest {
  if (provider === undefined) throw usage("the provider is missing");
  checkProviderName(provider, usage);
  if (date !== undefined && !isDay(date)) throw usage(`--date ${date} is not a day such as 2026-11-22`);
  const odd = only?.find((name) => !OPERATION.test(name));
  if (odd !== undefined) throw usage(`--only ${odd} is not an operation such as "POST /jobs/{id}/cancel"`);
  return { provider, from: addressesOf(from, url, usage), ...(only && { only }), ...(date && { date }) };
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

async function vendor(
  request: VendorRequest,
  specsDir: string,
  limits: ReadLimits | undefined,
): Promise<string> {
  const { provider } = request;
  const { file, openapi, operations, warnings, sha256, written, hasOverlay } = await vendorDocument(
    request,
    specsDir,
    limits,
  );
  const state = written ? "written" : "unchanged";
  const warned = printWarnings(warnings).map((warning) => `warning: ${warning}\n`);
  const line = `${provider}  ${file} ${openapi}  ${countOf(operations)}  sha256 ${sha256.slice(0, 12)}  ${state}\n${warned.join("")}`;
  if (hasOverlay) return line;
  const overlay = join(specsDir, provider, "overlay.yaml");
  return `${line}Next, write ${overlay}: codegen needs to know what each answer of the vendor means.\n`;
}

async function checkAll(specsDir: string, print: (text: string) => void): Promise<void> {
  const checks = await checkSpecs(specsDir);
  for (const { provider, file, openapi, operations = 0, problem } of checks) {
    if (problem === undefined) print(`${provider}  ${file} ${openapi}  ${countOf(operations)}  sha256 ok\n`);
  }
  const problems = checks.flatMap(({ problem }) => problem ?? []);
  if (problems.length > 0) throw new UserError(problems.join("\n"));
}

function countOf(operations: number): string {
  return operations === 1 ? "1 operation" : `${operations} operations`;
}
