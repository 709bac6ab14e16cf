import { existsSync } from "node:fs";
import { posix } from "node:path";

/** Where GitHub looks for it; a page of its own on the site. */
export const SECURITY = ".github/SECURITY.md";

/** The target of a Markdown link that is a path, apart from its anchor. */
const RELATIVE_LINK = /\]\((?![a-z]+:|[#/])([^)#\s]+)(#[^)\s]*)?\)/gi;

/**
 * The Markdown with links that leave the site's pages led to the source, where they can be followed.
 *
 * @param folder where the page stands in the repository
 */
export function linkToSource(markdown: string, folder: string): string {
  return markdown.replace(RELATIVE_LINK, (link, target: string, anchor = "") => {
    const path = posix.normalize(posix.join(folder, target));
    if (path === SECURITY) return `](/security.md${anchor})`;
    if (path.startsWith("docs/"))
      return folder.startsWith("docs") ? link : `](/${path.slice("docs/".length)}${anchor})`;
    return existsSync(path) ? `](${SOURCE}/${path}${anchor})` : link;
  });
}

/** Where the source is looked at. */
export const REPOSITORY: string = "https://github.com/calloff/calloff";

/** A file of it, with its path behind this. */
const SOURCE: string = `${REPOSITORY}/blob/main`;
