import type { CalloffConfig } from "../calloff-config.ts";
import { type Place, runGit } from "../git.ts";
import { ProgramError } from "../program.ts";

/** A provider's vendored document in a commit. */
export interface StoredDocument {
  /** From the root of the repository. */
  readonly path: string;
  /** The id of its content. */
  readonly id: string;
}

/** A provider whose document differs between two commits. */
export interface ChangedDocument {
  readonly provider: string;
  /** Undefined where the provider is new. */
  readonly before: StoredDocument | undefined;
  /** Undefined where the provider is gone. */
  readonly after: StoredDocument | undefined;
}

/** Whether a provider can have this name: a folder's, that means nothing else in a pattern or to a shell. */
export function isProviderName(name: string): boolean {
  return /^[a-z][a-z0-9-]*$/.test(name);
}

/** Finds the documents that a commit has, by provider, in the order of their names. */
export function findDocuments(
  place: Place,
  commit: string,
  { specs }: CalloffConfig,
): Map<string, StoredDocument> {
  const lines = runGit(place, ["ls-tree", "-r", "-z", commit, "--", `${specs}/`]).split("\0");
  const found = new Map<string, StoredDocument>();
  for (const line of lines) {
    const [, id = "", path = ""] = /^\d+ blob (\w+)\t(.+)$/s.exec(line) ?? [];
    const [provider = "", file = "", ...deeper] = path.slice(specs.length + 1).split("/");
    if (deeper.length > 0 || !isProviderName(provider) || !/^openapi\.(yaml|json)$/.test(file)) continue;
    found.set(provider, { path, id });
  }
  return found;
}

/** Finds the documents that differ between two commits. */
export function findChangedDocuments(
  place: Place,
  [before, after]: readonly [before: string, after: string],
  config: CalloffConfig,
): ChangedDocument[] {
  const [older, newer] = [findDocuments(place, before, config), findDocuments(place, after, config)];
  const providers = [...new Set([...older.keys(), ...newer.keys()])].sort();
  return providers
    .map((provider) => ({ provider, before: older.get(provider), after: newer.get(provider) }))
    .filter((each) => each.before?.id !== each.after?.id);
}

/**
 * Chooses the providers that are asked for, among those that are there.
 *
 * @param wanted names with white space or commas between them; all, when there are none
 * @throws ProgramError when one of them is not there, or nothing is
 */
export function chooseProviders(there: Iterable<string>, wanted: string): string[] {
  const all = [...there];
  if (all.length === 0) throw new ProgramError("No vendored document found; add a vendor first.");
  const names = [...new Set(wanted.split(/[\s,]+/).filter(Boolean))];
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) {
    throw new ProgramError(`vendors: ${unknown} is not vendored here. Vendored are: ${all.join(", ")}.`);
  }
  return names.length === 0 ? all : names;
}
