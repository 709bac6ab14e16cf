import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";

export interface Links {
  /** As in `guide/outcomes.html: /providers/acme.html`. */
  readonly dead: readonly string[];
  /** Addresses on other sites, sorted: nobody asks there whether they are still good. */
  readonly external: readonly string[];
}

/** Where an element points. */
const TARGET = /<(?:a|link|script|img)\b[^>]*?\s(?:href|src)="([^"]*)"/g;
const ID = /<[a-z][^>]*?\sid="([^"]*)"/g;

/**
 * Follows every link in the pages of a built site, to its anchor.
 *
 * @param base the path that the site was built for
 */
export async function findDeadLinks(folder: string, base: string): Promise<Links> {
  const files = (await readdir(folder, { recursive: true })).map((file) => file.split(sep).join("/"));
  const pages = new Map<string, { readonly ids: ReadonlySet<string>; readonly targets: readonly string[] }>();
  for (const file of files.filter((name) => name.endsWith(".html"))) {
    const html = await readFile(join(folder, file), "utf8");
    pages.set(file, { ids: new Set(all(ID, html)), targets: all(TARGET, html) });
  }
  const known = new Set(files);
  const dead: string[] = [];
  const external = new Set<string>();
  for (const [file, { targets }] of pages) {
    for (const target of new Set(targets)) {
      const url = new URL(target, `http://site.invalid${base}${file}`);
      if (url.host !== "site.invalid") external.add(url.href);
      else if (!isAlive(url)) dead.push(`${file}: ${target}`);
    }
  }
  return { dead, external: [...external].sort() };

  function isAlive({ pathname, hash }: URL): boolean {
    if (!pathname.startsWith(base)) return false;
    const path = decodeURIComponent(pathname.slice(base.length));
    const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    if (!known.has(file)) return false;
    return hash === "" || pages.get(file)?.ids.has(decodeURIComponent(hash.slice(1))) === true;
  }
}

function all(pattern: RegExp, html: string): string[] {
  return [...html.matchAll(pattern)].map(([, value = ""]) => value.replaceAll("&amp;", "&"));
}
