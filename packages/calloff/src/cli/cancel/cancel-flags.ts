import { CliError } from "../cli-error.ts";
import { unknownProvider } from "../unknown-provider.ts";

/** Options as they were typed. */
export interface CancelFlags {
  readonly from?: string;
  readonly journal?: string;
  readonly resume?: boolean;
  readonly retryFailed?: boolean;
  readonly confirm?: boolean;
  readonly concurrency?: readonly string[];
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly baseUrl?: readonly string[];
  readonly keys?: string;
}

/** @throws CliError when two options contradict each other, or there is nothing to cancel */
export function checkFlags(references: readonly string[], flags: CancelFlags): void {
  if (references.length === 0 && flags.from === undefined) {
    throw new CliError(
      "nothing to cancel: give references such as pulse:abc, or --from <file>. See calloff cancel --help.",
    );
  }
  if (flags.resume && flags.journal === undefined) {
    throw new CliError("--resume continues a journal: name it with --journal <file>.");
  }
  if (flags.retryFailed && !flags.resume) {
    throw new CliError("--retry-failed retries the failed jobs of a journal: add --journal <file> --resume.");
  }
  if (flags.dryRun && flags.journal !== undefined) {
    throw new CliError("--dry-run writes nothing: leave out --journal.");
  }
}

/** `16` for all, `pulse=4` for one; the later one counts. */
export function parseConcurrency(
  texts: readonly string[],
  providers: readonly string[],
): Record<string, number> {
  const concurrency: Record<string, number> = {};
  for (const text of texts) {
    const [, provider, digits = ""] = /^(?:([^=]*)=)?(.*)$/s.exec(text) ?? [];
    const calls = Number(digits);
    if (!/^\d+$/.test(digits) || calls < 1 || calls > 1_000) {
      throw new CliError(
        `--concurrency ${text}: must be 1 to 1000, for every provider (16) or for one (pulse=4).`,
      );
    }
    const names = provider === undefined ? providers : [checkProvider(provider, providers, "--concurrency")];
    for (const name of names) concurrency[name] = calls;
  }
  return concurrency;
}

/** `pulse=http://localhost:4010`, a provider each. Whether an address may be used, its client says. */
export function parseBaseUrls(
  texts: readonly string[],
  providers: readonly string[],
): Record<string, string> {
  const urls: Record<string, string> = {};
  for (const text of texts) {
    const [, provider, url] = /^([^=:/]+)=(.+)$/s.exec(text) ?? [];
    if (provider === undefined || url === undefined) {
      throw new CliError(`--base-url ${text}: name the provider, as in --base-url pulse=${text}`);
    }
    urls[checkProvider(provider, providers, "--base-url")] = url;
  }
  return urls;
}

/** @throws CliError when there is no such provider */
function checkProvider(name: string, providers: readonly string[], where: string): string {
  if (providers.includes(name)) return name;
  throw new CliError(`${where}: ${unknownProvider(name, providers)}`);
}
