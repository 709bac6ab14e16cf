import { randomBytes } from "node:crypto";
import { copyFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Writes all files or none: each is staged beside its place, then renamed into it. When a step fails,
 * what was already renamed is put back, and folders made on the way are removed.
 */
export async function writeFiles(files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const suffix = `.${randomBytes(6).toString("hex")}`;
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const [path, content] of files) {
      const made = await mkdir(dirname(path), { recursive: true });
      if (made !== undefined) undo.push(() => rm(made, { recursive: true }));
      await writeFile(`${path}${suffix}.new`, content, { flag: "wx" });
    }
    for (const path of files.keys()) {
      const existed = await keepCopy(path, `${path}${suffix}.old`);
      await rename(`${path}${suffix}.new`, path);
      undo.push(() => (existed ? rename(`${path}${suffix}.old`, path) : rm(path)));
    }
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  } finally {
    for (const path of files.keys()) {
      await rm(`${path}${suffix}.new`, { force: true });
      await rm(`${path}${suffix}.old`, { force: true });
    }
  }
}

async function keepCopy(path: string, copy: string): Promise<boolean> {
  try {
    await copyFile(path, copy);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}
