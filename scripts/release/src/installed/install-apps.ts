import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { runProgram } from "../run-program.ts";
import type { Registry } from "../testing/registry.ts";
import type { PackageManager } from "./package-managers.ts";

/** What users install together, in `apps/` as a program that uses it. */
export const APPS: Readonly<Record<string, readonly string[]>> = {
  one: ["@calloff/pulse"],
  two: ["@calloff/core", "@calloff/pulse", "@calloff/tensorpix"],
  all: ["calloff"],
};

/** Makes an empty folder for each application and installs what it uses, as users do. */
export async function installApps(
  folder: string,
  { program, install }: PackageManager & { readonly program: string },
  { env, versions }: Pick<Registry, "env"> & { readonly versions: ReadonlyMap<string, string> },
): Promise<void> {
  for (const [app, names] of Object.entries(APPS)) {
    const cwd = makeApp(folder, app);
    const packages = names.map((name) => `${name}@${versions.get(name)}`);
    await runProgram(program, [...install, ...packages], { cwd, env });
  }
}

/** A folder of its own for an application, in which nothing is installed yet. */
export function makeApp(folder: string, app: string): string {
  const cwd = join(folder, app);
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(cwd, "package.json"), JSON.stringify({ name: app, private: true, type: "module" }));
  copyFileSync(join(import.meta.dirname, "apps", `${app}.ts`), join(cwd, `${app}.ts`));
  return cwd;
}

const INSTALLED = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/@.][^/]*)\/package\.json$/;

/** The names of all packages that lie in a folder's node_modules, sorted, however a package manager arranges them. */
export function installedIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const names = files.map((file) => INSTALLED.exec(file.replaceAll(sep, "/"))?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}
