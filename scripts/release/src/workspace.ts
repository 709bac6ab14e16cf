import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";

/** A package of this repository that is published. */
export interface PublishedPackage {
  readonly name: string;
  readonly version: string;
  /** As in `packages/pulse`. */
  readonly folder: string;
  readonly manifest: Manifest;
}

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** The published packages under `root`, each behind those it depends on. */
export function publishedPackages(root: string): PublishedPackage[] {
  const packages = readdirSync(posix.join(root, "packages"))
    .map((name) => `packages/${name}`)
    .map((folder) => ({ folder, manifest: readManifest(posix.join(root, folder, "package.json")) }))
    .filter(({ manifest }) => manifest.private !== true)
    .map(({ folder, manifest }) => ({ folder, manifest, name: manifest.name, version: manifest.version }));
  const sorted: PublishedPackage[] = [];
  const add = (item: PublishedPackage): void => {
    if (sorted.includes(item)) return;
    for (const needed of packages) if (needed.name in (item.manifest.dependencies ?? {})) add(needed);
    sorted.push(item);
  };
  packages.forEach(add);
  return sorted;
}

function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, "utf8")) as Manifest;
}
