import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { runProgram } from "../run-program.ts";
import type { Registry } from "../testing/registry.ts";
import { root } from "../testing/workspace-copy.ts";

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

interface PackageManager {
  readonly name: string;
  /** Its program; undefined where there is none for this machine. */
  readonly program: string | undefined;
  /** What comes before the names of packages. */
  readonly install: readonly string[];
  /** What runs an application that it has installed. */
  readonly runtime: string | undefined;
}

const bun = findBun();

export const packageManagers: readonly PackageManager[] = [
  { name: "npm", program: "npm", install: ["install"], runtime: process.execPath },
  {
    name: "pnpm",
    program: join(root, "node_modules/.bin/pnpm"),
    install: ["add"],
    runtime: process.execPath,
  },
  { name: "Bun", program: bun, install: ["add"], runtime: bun },
];

/** The binary is in a package for each platform. Its install script would only put it elsewhere, and is not run. */
function findBun(): string | undefined {
  const fromHere = createRequire(import.meta.url);
  const manifest = fromHere.resolve("bun/package.json");
  const { optionalDependencies } = JSON.parse(readFileSync(manifest, "utf8")) as {
    optionalDependencies: Record<string, string>;
  };
  const fromBun = createRequire(manifest);
  for (const name of Object.keys(optionalDependencies)) {
    for (const file of ["bin/bun", "bin/bun.exe"]) {
      try {
        return fromBun.resolve(`${name}/${file}`);
      } catch {
        // It is for another platform.
      }
    }
  }
  return undefined;
}
