import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PACKED, type PackedPackage } from "../pack.ts";
import { runProgram } from "../run-program.ts";

/** How npm is called. */
export interface Publishing {
  readonly env?: Readonly<Record<string, string>>;
  /** For npm, as in `--provenance`. */
  readonly flags: readonly string[];
}

/**
 * Publishes what was packed into `folder` and is not in the registry yet, each package behind those it depends on, so
 * that whoever installs one in between finds all of it. What was interrupted can be run again.
 *
 * @returns what was published now
 * @throws Error when a package cannot be published, or it cannot be told whether it has been
 */
export async function publishPacked(
  folder: string,
  { env = {}, flags }: Publishing,
): Promise<PackedPackage[]> {
  const packed = JSON.parse(await readFile(join(folder, PACKED), "utf8")) as PackedPackage[];
  const registry = (await runProgram("npm", ["config", "get", "registry"], { cwd: folder, env })).trim();
  const published: PackedPackage[] = [];
  for (const item of packed) {
    if (await isPublished(item, registry)) continue;
    await runProgram("npm", ["publish", `./${item.file}`, "--access=public", ...flags], { cwd: folder, env });
    published.push(item);
  }
  return published;
}

async function isPublished({ name, version }: PackedPackage, registry: string): Promise<boolean> {
  const response = await fetch(`${registry.replace(/\/*$/, "/")}${name.replace("/", "%2f")}`);
  if (response.status === 404) return false;
  if (!response.ok) throw new Error(`${name}: the registry answers ${response.status}.`);
  const { versions = {} } = (await response.json()) as { versions?: Record<string, unknown> };
  return Object.hasOwn(versions, version);
}
