import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The browser that the page is looked at with: the one `CHROMIUM` names, or `chromium` in the path. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env["CHROMIUM"];
  if (named) return named;
  const folders = (env["PATH"] ?? "").split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, "chromium")).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
