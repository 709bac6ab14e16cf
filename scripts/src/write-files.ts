import { randomBytes } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Writes each file beside its place first and renames it only when all are on disk, so that a
 * failure leaves every file as it was.
 */
export async function writeFiles(files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const suffix = `.${randomBytes(6).toString("hex")}.tmp`;
  try {
    for (const [path, content] of files) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path + suffix, content, { flag: "wx" });
    }
    for (const path of files.keys()) await rename(path + suffix, path);
  } finally {
    for (const path of files.keys()) await rm(path + suffix, { force: true });
  }
}
