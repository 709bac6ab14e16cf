import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * The published packages whose own types hold the provider's, sorted: those that depend on its package. What a
 * change does to users of the provider's package it does to theirs.
 */
export async function composingPackages(provider: string, root = "."): Promise<string[]> {
  const names: string[] = [];
  for (const folder of await readdir(join(root, "packages"))) {
    const manifest = await readManifest(join(root, "packages", folder, "package.json"));
    const depends = Object.hasOwn(manifest.dependencies ?? {}, `@calloff/${provider}`);
    if (depends && manifest.private !== true) names.push(manifest.name);
  }
  return names.sort();
}

async function readManifest(path: string): Promise<Manifest> {
  return JSON.parse(await readFile(path, "utf8")) as Manifest;
}
