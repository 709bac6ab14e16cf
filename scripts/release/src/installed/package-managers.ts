import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../testing/workspace-copy.ts";

export interface PackageManager {
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
