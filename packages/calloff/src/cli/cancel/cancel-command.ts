import { createHash } from "node:crypto";
import { loadEnvFile } from "../env-file.ts";
import type { Io } from "../io.ts";
import { baseUrlsIn } from "../known-provider.ts";
import { openReferenceInput, type ReferenceInput } from "../references/reference-input.ts";
import { type CancelFlags, checkFlags } from "./cancel-flags.ts";
import { cancelInput } from "./cancel-input.ts";
import { readCancelSettings } from "./cancel-settings.ts";
import { dryRun } from "./dry-run.ts";
import { type Journal, openJournal } from "./journal.ts";

/**
 * `calloff cancel`. All that can be wrong with the command line is found before a journal is begun.
 *
 * @returns the exit code
 * @throws CliError or CalloffError when there is something to put right
 */
export async function cancelCommand(
  references: readonly string[],
  flags: CancelFlags,
  io: Io,
): Promise<number> {
  checkFlags(references, flags);
  const settings = readCancelSettings(flags);
  loadEnvFile(flags.keys, [...settings.keyNames.values()].flat(), io.env);
  const needsFingerprint = flags.journal !== undefined;
  const input = await openReferenceInput({ given: references, from: flags.from, needsFingerprint }, io.stdin);
  try {
    if (flags.dryRun) return await dryRun(input, flags, settings, io);
    const journal = await openJournalOf(input, flags, { ...baseUrlsIn(io.env), ...settings.baseUrls });
    try {
      // A job whose result cannot be kept would be asked about again at each attempt to resume.
      await journal?.reserve(Math.min(settings.callsAtOnce, (input.count ?? 0) - journal.done.size));
      return await cancelInput(input, journal, { flags, settings, io });
    } finally {
      await journal?.close();
    }
  } finally {
    await input.close();
  }
}

async function openJournalOf(
  input: ReferenceInput,
  flags: CancelFlags,
  baseUrls: Readonly<Record<string, string>>,
): Promise<Journal | undefined> {
  const { journal: path, resume = false, retryFailed = false, confirm = false } = flags;
  if (path === undefined) return undefined;
  const places = Object.entries(baseUrls).map((place) => place.join("="));
  const run = JSON.stringify([input.fingerprint, places.sort(), confirm]);
  return openJournal({ path, run: createHash("sha256").update(run).digest("hex"), resume, retryFailed });
}
