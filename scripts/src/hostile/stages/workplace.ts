import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What stands beside the folder that a case works in, and is nobody's to read or write. */
export const SECRET = "hostile-cases-must-not-read-this";

/** A folder with as much of a workspace as the commands need. */
export interface Workplace extends AsyncDisposable {
  /** The workspace's root. */
  readonly root: string;
  /** What is in the folder around it. */
  around(): Promise<string[]>;
}

/** @param repository where @calloff/runtime was built */
export async function makeWorkplace(repository: string): Promise<Workplace> {
  const outside = await mkdtemp(join(tmpdir(), "calloff-hostile-"));
  const root = join(outside, "work");
  await mkdir(join(root, "packages/calloff"), { recursive: true });
  await mkdir(join(root, "node_modules/@calloff"), { recursive: true });
  await writeFile(join(outside, "secret.yaml"), `secret: ${SECRET}\n`);
  await cp(join(repository, "LICENSE"), join(root, "LICENSE"));
  const manifest = { name: "calloff", dependencies: { "@calloff/runtime": "workspace:^" } };
  await writeFile(join(root, "packages/calloff/package.json"), JSON.stringify(manifest));
  await symlink(join(repository, "packages/runtime"), join(root, "node_modules/@calloff/runtime"));
  return {
    root,
    around: async () => (await readdir(outside)).sort(),
    [Symbol.asyncDispose]: () => rm(outside, { recursive: true, force: true }),
  };
}

/** Every file below the folder, by path in it. */
export async function filesBelow(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.map(async (file) => [file.slice(folder.length + 1), await readFile(file, "utf8")] as const),
    ),
  );
}
