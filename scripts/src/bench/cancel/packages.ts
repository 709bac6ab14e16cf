import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** The command runs as built, from scripts/dist. */
const root = resolve(import.meta.dirname, "../..");

/** The path of a built package's file. */
export function builtFile(name: string, file = "index.js"): string {
  return resolve(root, "packages", name, "dist", file);
}

/** The URL of the same. */
export function builtUrl(name: string): string {
  return pathToFileURL(builtFile(name)).href;
}
