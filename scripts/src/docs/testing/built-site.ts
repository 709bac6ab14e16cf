import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

interface BuiltSite extends AsyncDisposable {
  readonly folder: string;
}

/**
 * The site as `npm run docs` makes it, in a folder of its own. In a process of its own too: VitePress's Vite takes
 * the environment of a test for something else than a build.
 */
export async function buildForTest(root: string, base: string): Promise<BuiltSite> {
  const parent = await mkdtemp(join(tmpdir(), "calloff-site-"));
  const folder = join(parent, "site");
  const remove = (): Promise<void> => rm(parent, { recursive: true, force: true });
  const command = [join(root, "scripts", "dist", "docs.js"), "--base", base, "--output", folder];
  try {
    await promisify(execFile)(process.execPath, command, { env: { PATH: process.env["PATH"] } });
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder, [Symbol.asyncDispose]: remove };
}
