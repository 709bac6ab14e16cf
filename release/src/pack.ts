import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "./run-program.ts";
import { publishedPackages } from "./workspace.ts";

/**
 * Packs what is published of the workspace at `root` into `folder`, as pnpm does it: with the versions that
 * `workspace:` and `catalog:` stand for.
 *
 * @returns the tarballs' paths, each behind those of the packages it depends on
 */
export async function packAll(root: string, folder: string): Promise<string[]> {
  const packages = publishedPackages(root);
  const filters = packages.map(({ name }) => `--filter=${name}`);
  const pnpm = join(root, "node_modules/.bin/pnpm");
  await runProgram(pnpm, ["--recursive", ...filters, "pack", "--pack-destination", folder], { cwd: root });
  const packed = new Set(await readdir(folder));
  return packages.map(({ name, version }) => {
    const file = `${name.replace("@", "").replace("/", "-")}-${version}.tgz`;
    if (!packed.has(file)) throw new Error(`${name} ${version} was not packed into ${folder}.`);
    return join(folder, file);
  });
}
