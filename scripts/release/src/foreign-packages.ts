import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PublishedPackage } from "./workspace.ts";

/** Somebody else's package that users get along with ours, as it is installed here. */
export interface ForeignPackage {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  readonly manifest: ForeignManifest;
}

export interface ForeignManifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  /** As it was written long ago. */
  readonly licenses?: readonly { readonly type: string }[];
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** All that the packages need at run time and that is not ours, by name and version. */
export function foreignPackages(root: string, packages: readonly PublishedPackage[]): ForeignPackage[] {
  const found = new Map<string, ForeignPackage>();
  const visit = (from: string, dependencies: Readonly<Record<string, string>> = {}): void => {
    for (const name of Object.keys(dependencies)) {
      const folder = findInstalled(name, from);
      const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as ForeignManifest;
      const id = `${name}@${manifest.version}`;
      if (found.has(id)) continue;
      found.set(id, { name, version: manifest.version, folder, manifest });
      visit(folder, manifest.dependencies);
    }
  };
  for (const { folder, manifest } of packages) visit(join(root, folder), manifest.dependencies);
  return [...found.values()].filter(({ name }) => !isOurs(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isOurs(name: string): boolean {
  return name === "calloff" || name.startsWith("@calloff/");
}

/** Where Node would find a package from a folder. Not by importing it: some export no manifest. */
function findInstalled(name: string, from: string): string {
  const candidate = join(from, "node_modules", name);
  if (existsSync(join(candidate, "package.json"))) return realpathSync(candidate);
  const above = dirname(from);
  if (above === from) throw new Error(`${name} is not installed.`);
  return findInstalled(name, above);
}
