import { existsSync, readdirSync } from "node:fs";
import { cp, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UserError, writeFiles } from "@calloff/openapi/internal";
import { build } from "vitepress";
import { REPOSITORY } from "./link-to-source.ts";
import { sidebar } from "./sidebar.ts";
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
  // Where the theme's imports are found: below scripts/node_modules.
  const work = resolve("scripts", ".docs", String(process.pid));
  try {
    await writeSources(work, site, base);
    await renderSite(work);
    await replaceFolder(output, join(work, ".vitepress", "dist"));
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

async function writeSources(work: string, { pages, files }: SitePages, base: string): Promise<void> {
  const settings: SiteSettings = { base, repository: REPOSITORY, sidebar: sidebar(pages), nav: NAV };
  const all = new Map<string, string | Uint8Array>([
    [".vitepress/site.json", JSON.stringify(settings)],
    ...pages,
    // Pages take pictures from beside them.
    ...[...files].map(([path, content]) => [isPicture(path) ? path : `public/${path}`, content] as const),
  ]);
  await writeFiles(new Map([...all].map(([path, content]) => [join(work, path), content])));
  const places = [
    ["config.ts", ".vitepress/config.ts"],
    ["index.js", ".vitepress/theme/index.js"],
    ["layout.vue", ".vitepress/theme/layout.vue"],
    ["style.css", ".vitepress/theme/style.css"],
    ["icon.svg", "public/icon.svg"],
  ] as const;
  for (const [from, to] of places) await cp(join(THEME, from), join(work, to));
}

function isPicture(path: string): boolean {
  return /\.(svg|png)$/.test(path);
}

const NAV = [
  { text: "Guide", link: "/guide/getting-started" },
  { text: "Providers", link: "/providers/" },
  { text: "Drift", link: "/drift" },
  { text: "API", link: "/api/" },
];

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
