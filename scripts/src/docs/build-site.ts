import { existsSync, readdirSync } from "node:fs";
import { cp, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UserError, writeFiles } from "@calloff/openapi/internal";
import { build } from "vitepress";
import { REPOSITORY } from "./link-to-source.ts";
import { machineFiles } from "./machine-files.ts";
import { type PageSection, pageSections } from "./page-sections.ts";
import { describePage } from "./page-text.ts";
import { navigation, sidebar } from "./sidebar.ts";
import { SITE } from "./site-facts.ts";
import { readSitePages, type SitePages } from "./site-pages.ts";
import type { SiteSettings } from "./theme/config.ts";

interface BuildOptions {
  /** The folder that the site is put into; what it held is replaced, once the new site is whole. */
  readonly output: string;
  /** The path under which the site will be found, such as `/calloff/`. */
  readonly base: string;
}

/** A file that every site by VitePress has. */
const MARK = "hashmap.json";

const THEME = "scripts/src/docs/theme";

/**
 * Builds the site; run in the repository's root.
 *
 * @returns the pages that it was made from
 * @throws UserError when something cannot be read, or a link between pages is dead
 */
export async function buildSite({ output, base }: BuildOptions): Promise<SitePages> {
  checkOutput(output);
  const site = await readSitePages();
  const sections = pageSections(site.pages.keys());
  // Where the theme's imports are found: below scripts/node_modules.
  const work = resolve("scripts", ".docs", String(process.pid));
  try {
    await writeSources(work, site, sections, base);
    await renderSite(work);
    const built = join(work, ".vitepress", "dist");
    await writeBelow(built, machineFiles(sections, site.pages));
    await replaceFolder(output, built);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return site;
}

/** Nobody's work is to be replaced by a site. */
function checkOutput(output: string): void {
  if (!existsSync(output) || readdirSync(output).length === 0 || existsSync(join(output, MARK))) return;
  throw new UserError(`--output ${output}: holds something else than a site; name another folder.`);
}

async function replaceFolder(output: string, site: string): Promise<void> {
  // Beside its place first: the two may be on different disks.
  const staged = `${resolve(output)}.${process.pid}.new`;
  try {
    await cp(site, staged, { recursive: true });
    await rm(output, { recursive: true, force: true });
    await rename(staged, output);
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

async function writeSources(
  work: string,
  { pages, files }: SitePages,
  sections: readonly PageSection[],
  base: string,
): Promise<void> {
  const settings: SiteSettings = {
    base,
    repository: REPOSITORY,
    root: process.cwd(),
    site: SITE,
    nav: navigation(sections),
    sidebar: sidebar(sections, pages),
    descriptions: Object.fromEntries([...pages].map(([path, text]) => [path, describePage(text)])),
    headingsOnly: sections
      .filter(({ title, readers }) => readers === "maintainers" || title === "API")
      .flatMap(({ paths }) => paths),
  };
  await writeBelow(
    work,
    new Map<string, string | Uint8Array>([
      [".vitepress/site.json", JSON.stringify(settings)],
      ...pages,
      // Pages take pictures from beside them.
      ...[...files].map(([path, content]) => [isPicture(path) ? path : `public/${path}`, content] as const),
    ]),
  );
  await cp(THEME, join(work, ".vitepress", "theme"), { recursive: true });
  // Where VitePress looks for its settings, and for files that keep their names.
  await rename(join(work, ".vitepress/theme/config.ts"), join(work, ".vitepress/config.ts"));
  await cp(join(THEME, "public"), join(work, "public"), { recursive: true });
}

function writeBelow(folder: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  return writeFiles(new Map([...files].map(([path, content]) => [join(folder, path), content])));
}

function isPicture(path: string): boolean {
  return /\.(svg|png)$/.test(path);
}

async function renderSite(work: string): Promise<void> {
  const { NODE_ENV } = process.env;
  try {
    await build(work);
  } catch (error) {
    const { message } = error as Error;
    if (!message.includes("dead link")) throw error;
    throw new UserError(`the site has dead links; the lines above say where. ${message}`, undefined, 1);
  } finally {
    // VitePress sets it for its own build.
    if (NODE_ENV === undefined) delete process.env["NODE_ENV"];
    else process.env["NODE_ENV"] = NODE_ENV;
  }
}
