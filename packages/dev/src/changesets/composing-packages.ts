import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { posix } from "node:path";
import { clientsOf, importOf, type Workspace } from "../workspace/workspace.ts";

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Where changesets are kept. */
export function changesetFolder({ root }: Workspace): string {
  return posix.join(root, ".changeset");
}

/**
 * The published packages beside the provider's whose own types hold the provider's, sorted: those that depend on it, and
 * the one that composes all. What a change does to users of the provider's package it does to theirs.
 */
export async function composingPackages(workspace: Workspace, provider: string): Promise<string[]> {
  const names = new Set<string>();
  const { root, composition } = workspace;
  const beside = (await readdir(clientsOf(workspace)).catch(() => [])).map((name) =>
    clientsOf(workspace, name),
  );
  for (const folder of [...beside, ...(composition === undefined ? [] : [posix.join(root, composition)])]) {
    const path = posix.join(folder, "package.json");
    if (!existsSync(path)) continue;
    const manifest = JSON.parse(await readFile(path, "utf8")) as Manifest;
    const depends = Object.hasOwn(manifest.dependencies ?? {}, importOf(workspace, provider));
    const composes = composition !== undefined && folder === posix.join(root, composition);
    if ((depends || composes) && manifest.private !== true) names.add(manifest.name);
  }
  return [...names].sort();
}
