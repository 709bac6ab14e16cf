import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSite } from "../build-site.ts";
import type { SitePages } from "../site-pages.ts";

interface BuiltSite extends AsyncDisposable {
  readonly folder: string;
  readonly pages: SitePages["pages"];
}

/** The site as visitors get it, in a folder of its own. Paths are from the repository's root. */
export async function buildForTest(root: string, base: string): Promise<BuiltSite> {
  const parent = await mkdtemp(join(tmpdir(), "calloff-site-"));
  const folder = join(parent, "site");
  const before = process.cwd();
  process.chdir(root);
  try {
    const { pages } = await buildSite({ output: folder, base });
    return { folder, pages, [Symbol.asyncDispose]: () => rm(parent, { recursive: true, force: true }) };
  } catch (error) {
    await rm(parent, { recursive: true, force: true });
    throw error;
  } finally {
    process.chdir(before);
  }
}
