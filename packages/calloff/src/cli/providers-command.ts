import { type Paint, paintFor } from "./color.ts";
import { isSet, loadEnvFile } from "./env-file.ts";
import { FACTS } from "./facts.ts";
import type { Io } from "./io.ts";
import { jobsOf, type KnownJob, type KnownProvider, keyNamesOf, listProviders } from "./known-provider.ts";

interface ProviderRow {
  /** Its name, with the kind of job where it has several, as references begin. */
  readonly provider: string;
  /** What cancels a job, as in `DELETE /job/{jobId}`; `null` where nothing does. */
  readonly cancel: string | null;
  /** Whether `--confirm` can learn that a job has stopped. */
  readonly canConfirm: boolean;
  /** The key's variable in the environment, or several; empty where the vendor asks for none. */
  readonly key: string;
  /** Whether there is a key; `true` where the vendor asks for none. */
  readonly isSet: boolean;
  /** The day on which the vendor's document was read. */
  readonly documentOf: string;
}

/** `calloff providers`. @throws CliError when the .env file cannot be read */
export function providersCommand(
  { keys, json }: { keys?: string; json?: boolean },
  io: Io,
  providers: readonly KnownProvider[] = listProviders(),
): void {
  loadEnvFile(keys, providers.flatMap(keyNamesOf), io.env);
  const rows = providers.flatMap((provider) => rowsOf(provider, io.env));
  io.stdout.write(json ? `${JSON.stringify(rows)}\n` : printTable(rows, paintFor(io.stdout, io.env)));
}

/** A row for each kind of job; one where nothing can be canceled. */
function rowsOf(provider: KnownProvider, env: NodeJS.ProcessEnv): ProviderRow[] {
  const keys = keyNamesOf(provider);
  const shared = {
    key: keys.join(", "),
    isSet: keys.length === 0 || keys.some((key) => isSet(env[key])),
    documentOf: FACTS[provider.name]?.document.retrieved ?? "",
  };
  const jobs: readonly (Partial<KnownJob> & Pick<KnownJob, "name">)[] = jobsOf(provider);
  return (jobs.length === 0 ? [{ name: provider.name }] : jobs).map(({ name, cancel, status }) => ({
    provider: name,
    cancel: cancel === undefined ? null : `${cancel.method} ${cancel.path}`,
    canConfirm: status !== undefined,
    ...shared,
  }));
}

function printTable(rows: readonly ProviderRow[], paint: Paint): string {
  const lines = [
    ["provider", "cancels", "confirms", "key", "set"],
    ...rows.map(({ provider, cancel, canConfirm, key, isSet }) => [
      provider,
      cancel === null ? "no" : "yes",
      canConfirm ? "yes" : "no",
      key === "" ? "none" : key,
      key === "" ? "" : isSet ? "yes" : "no",
    ]),
  ];
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd()
          // After the columns were made even.
          .replace(/\b(yes|no)$/, (isSet) => paint(isSet === "yes" ? "green" : "yellow", isSet))}\n`,
    )
    .join("");
}
