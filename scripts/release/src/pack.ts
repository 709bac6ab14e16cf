import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "./run-program.ts";
import { type PublishedPackage, publishedPackages } from "./workspace.ts";

/** A package that is ready to be published. */
export interface PackedPackage {
  readonly name: string;
  readonly version: string;
  /** Its tarball, beside the list that this stands in. */
  readonly file: string;
}

/** The list of what was packed, beside the tarballs: who publishes needs nothing else of the repository. */
export const PACKED = "packed.json";

/**
 * Packs what is published of the workspace at `root` into `folder`, as pnpm does it: with the versions that
 * `workspace:` and `catalog:` stand for.
 *
 * @returns each package behind those that it depends on
 */
export async function packAll(root: string, folder: string): Promise<PackedPackage[]> {
  const packages = publishedPackages(root);
  const filters = packages.map(({ name }) => `--filter=${name}`);
  const pnpm = join(root, "node_modules/.bin/pnpm");
  await runProgram(pnpm, ["--recursive", ...filters, "pack", "--pack-destination", folder], { cwd: root });
  const files = new Set(await readdir(folder));
  const packed = packages.map((item) => describePacked(item, files));
  await writeFile(join(folder, PACKED), `${JSON.stringify(packed, null, 2)}\n`);
  return packed;
}

function describePacked({ name, version }: PublishedPackage, files: ReadonlySet<string>): PackedPackage {
  const file = `${name.replace("@", "").replace("/", "-")}-${version}.tgz`;
  if (!files.has(file)) throw new Error(`${name} ${version} was not packed as ${file}.`);
  return { name, version, file };
}
