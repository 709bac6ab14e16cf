import { createProviders } from "../providers.ts";
import { isSet, loadEnvFile } from "./env-file.ts";
import { FACTS } from "./facts.ts";
import type { Io } from "./io.ts";

interface ProviderRow {
  readonly provider: string;
  /** What cancels a job, as in `DELETE /job/{jobId}`. */
  readonly cancel: string;
  /** Whether `--confirm` can learn that a job has stopped. */
  readonly canConfirm: boolean;
  /** The key's variable in the environment. */
  readonly key: string;
  readonly isSet: boolean;
  /** The day on which the vendor's document was read. */
  readonly documentOf: string;
}

/** `calloff providers`. @throws CliError when the .env file cannot be read */
export function providersCommand({ keys, json }: { keys?: string; json?: boolean }, io: Io): void {
  const providers = Object.values(createProviders());
  const keyNames = providers.map(({ descriptor }) => descriptor.credential?.env ?? "");
  loadEnvFile(keys, keyNames, io.env);
  const rows = providers.map(({ name, descriptor }): ProviderRow => {
    const { method, path } = descriptor.cancel;
    const key = descriptor.credential?.env ?? "";
    return {
      provider: name,
      cancel: `${method} ${path}`,
      canConfirm: "status" in descriptor,
      key,
      isSet: isSet(io.env[key]),
      documentOf: FACTS[name]?.document.retrieved ?? "",
    };
  });
  io.stdout.write(json ? `${JSON.stringify(rows)}\n` : printTable(rows));
}

function printTable(rows: readonly ProviderRow[]): string {
  const lines = [
    ["provider", "cancel", "confirm", "key", "", "document of"],
    ...rows.map(({ provider, cancel, canConfirm, key, isSet, documentOf }) => [
      provider,
      cancel,
      canConfirm ? "yes" : "no",
      key,
      isSet ? "set" : "not set",
      documentOf,
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
          .trimEnd()}\n`,
    )
    .join("");
}
