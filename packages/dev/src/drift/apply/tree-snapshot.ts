import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** What tools keep for themselves: large, and made again by them. */
const NOT_OURS = new Set(["node_modules", ".turbo"]);

/** Files and folders as they were. */
export interface TreeSnapshot {
  /** Puts back what has changed or is gone since, and removes what is new. */
  restore(): void;
}

/** @param paths files and folders, which need not exist. They are kept in memory, so let them be small */
export function takeSnapshot(paths: readonly string[]): TreeSnapshot {
  const files = new Map<string, Buffer>();
  const folders = new Set<string>();
  for (const path of paths) {
    visit(path, {
      file: (file) => void files.set(file, readFileSync(file)),
      folder: (folder) => void folders.add(folder),
    });
  }
  return {
    restore() {
      for (const path of paths) {
        visit(path, {
          file: (file) => void (files.has(file) || rmSync(file)),
          folder: (folder) => void (folders.has(folder) || rmdirSync(folder)),
        });
      }
      for (const folder of folders) mkdirSync(folder, { recursive: true });
      for (const [file, content] of files) {
        if (existsSync(file) && readFileSync(file).equals(content)) continue;
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
    },
  };
}

interface Visitor {
  file(path: string): void;
  /** After all that it holds. */
  folder(path: string): void;
}

function visit(path: string, visitor: Visitor): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) {
    for (const name of readdirSync(path)) if (!NOT_OURS.has(name)) visit(join(path, name), visitor);
    visitor.folder(path);
  } else if (stats !== undefined) visitor.file(path);
}
