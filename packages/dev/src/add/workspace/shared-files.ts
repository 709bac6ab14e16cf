import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "@calloff/openapi/internal";

/** Files that all providers have a part in. */
const SHARED = [
  "README.md",
  "pnpm-lock.yaml",
  "packages/calloff/index.api.md",
  "packages/calloff/node.api.md",
  "packages/calloff/package.json",
  "packages/calloff/src/cli/facts.ts",
  "packages/calloff/src/providers.ts",
];

/**
 * Finds out which of the files that all providers share have changed in a copy since now.
 *
 * @returns `find`, which throws a UserError when somebody has changed them in the repository meanwhile
 */
export function changedFiles(root: string, stage: string): { find(): Promise<string[]> } {
  const before = new Map(SHARED.map((path) => [path, readFileSync(join(stage, path))]));
  return {
    async find() {
      const changed: string[] = [];
      for (const [path, content] of before) {
        if ((await readFile(join(stage, path))).equals(content)) continue;
        if (!(await readFile(join(root, path))).equals(content)) {
          throw new UserError("was changed meanwhile; nothing was written. Run it again.", { file: path });
        }
        changed.push(path);
      }
      return changed;
    },
  };
}
