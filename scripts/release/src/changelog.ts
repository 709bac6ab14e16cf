import { publishedPackages } from "./workspace.ts";

/** What changesets hands over, as far as it is used. */
export interface Changeset {
  readonly summary: string;
  readonly releases: readonly { readonly name: string }[];
}

export interface UpdatedDependency {
  readonly name: string;
  readonly oldVersion: string;
  readonly newVersion: string;
}

/** The version of a package that has never been released. */
export const UNRELEASED = "0.0.0";

/** A change of the package itself, in the words of who made it. */
export function getReleaseLine({ summary }: Changeset): Promise<string> {
  return Promise.resolve(item(summary));
}

/**
 * What came through a dependency: that its number is another one tells a user nothing. A change that stands in the
 * changelog already, because its changeset names the package itself too, is not told again. Nor is a dependency's first
 * release: nobody had another before.
 */
export function getDependencyReleaseLine(
  changesets: readonly Changeset[],
  updated: readonly UpdatedDependency[],
): Promise<string> {
  return Promise.resolve(describeUpdate(changesets, updated, readDependents(process.cwd())));
}

/** For each package, those that depend on it. */
export type Dependents = ReadonlyMap<string, readonly string[]>;

export function describeUpdate(
  changesets: readonly Changeset[],
  updated: readonly UpdatedDependency[],
  dependents: Dependents,
): string {
  // Whose changelog this is, changesets does not say: one of those that depend on all that was updated.
  const readers = [...dependents.values()]
    .flat()
    .filter((reader) => updated.every(({ name }) => dependents.get(name)?.includes(reader)));
  const items: string[] = [];
  for (const { summary, releases } of changesets) {
    const named = releases.map(({ name }) => name);
    const through = updated.filter(
      ({ name, oldVersion }) => oldVersion !== UNRELEASED && named.includes(name),
    );
    if (through.length === 0 || readers.every((reader) => named.includes(reader))) continue;
    const versions = through.map(({ name, newVersion }) => `\`${name}\` ${newVersion}`);
    items.push(item(`With ${versions.join(", ")}: ${summary}`));
  }
  return items.join("\n");
}

function readDependents(root: string): Dependents {
  const dependents = new Map<string, string[]>();
  for (const { name, manifest } of publishedPackages(root)) {
    for (const dependency of Object.keys(manifest.dependencies ?? {})) {
      dependents.set(dependency, [...(dependents.get(dependency) ?? []), name]);
    }
  }
  return dependents;
}

/** A list's item: its further lines are indented, so that they stay in it. */
function item(text: string): string {
  const [first = "", ...rest] = text.trim().split("\n");
  return [`- ${first}`, ...rest.map((line) => (line.trim() === "" ? "" : `  ${line}`))].join("\n");
}
