import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { x } from "tinyexec";
import { temporaryFolder } from "../temporary-folder.ts";

const OF_SECOND_COPY = ["runtime", "pulse"];
/** What the packages need from the registry at run time; copied from where it is installed. */
const FROM_OTHERS = ["openapi-fetch", "openapi-typescript-helpers"];

/**
 * Packs the built packages as they would be published, and unpacks them into `node_modules` of a folder outside the
 * workspace, where nothing else can be found; and a second copy of some, as `second-copy`.
 *
 * @param root the repository's
 */
export async function unpackPackages(root: string, folder: string): Promise<void> {
  await using temporary = await temporaryFolder("tarballs");
  const { path: tarballs } = temporary;
  const packages = await listPackages(root);
  await Promise.all(packages.map((name) => pack(root, name, join(tarballs, name))));
  const modules = join(folder, "node_modules");
  for (const name of packages) await unpack(join(tarballs, name), placeOf(name, modules));
  const copy = join(modules, "second-copy");
  for (const name of OF_SECOND_COPY) {
    await unpack(join(tarballs, name), placeOf(name, join(copy, "node_modules")));
  }
  const manifest = { name: "second-copy", version: "1.0.0", type: "module", exports: "./index.js" };
  await writeFile(join(copy, "package.json"), JSON.stringify(manifest));
  await writeFile(join(copy, "index.js"), 'export { CalloffError, createPulse } from "@calloff/pulse";\n');
  let from = join(root, "packages", "runtime", "package.json");
  for (const name of FROM_OTHERS) {
    from = createRequire(from).resolve(`${name}/package.json`);
    await cp(dirname(from), join(modules, name), { recursive: true, dereference: true });
  }
}

/** `calloff`, and what it brings: every provider, and not the mock, which is a server. */
async function listPackages(root: string): Promise<string[]> {
  const manifest = await readFile(join(root, "packages", "calloff", "package.json"), "utf8");
  const { dependencies } = JSON.parse(manifest) as { dependencies: Record<string, string> };
  const own = Object.keys(dependencies).flatMap((name) => name.split("@calloff/")[1] ?? []);
  return ["calloff", ...own];
}

const placeOf = (name: string, modules: string): string =>
  name === "calloff" ? join(modules, name) : join(modules, "@calloff", name);

async function pack(root: string, name: string, destination: string): Promise<void> {
  await mkdir(destination);
  const pnpm = join(root, "node_modules", ".bin", "pnpm");
  await x(pnpm, ["pack", "--pack-destination", destination], {
    throwOnError: true,
    nodeOptions: { cwd: join(root, "packages", name) },
  });
}

async function unpack(folder: string, destination: string): Promise<void> {
  const [tarball = ""] = await readdir(folder);
  await mkdir(destination, { recursive: true });
  await x("tar", ["-xzf", join(folder, tarball), "--strip-components=1", "-C", destination], {
    throwOnError: true,
  });
}
