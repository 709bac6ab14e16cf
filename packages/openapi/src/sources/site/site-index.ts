import type { Source } from "../read-source.ts";
import { parseWebUrl } from "../web-url.ts";

/** The pages that an index such as llms.txt links. */
export interface SiteIndex {
  /** Those of its own site, each once, in their order. */
  readonly links: readonly IndexLink[];
  /** Addresses on other sites, which are not followed. */
  readonly elsewhere: readonly string[];
}

interface IndexLink {
  readonly url: string;
  /** The line that links it. */
  readonly line: string;
}

/** More than a line of text has; what is longer is no text. */
const MAX_LINE_LENGTH = 2000;
/** `[title](address)`, or an address alone. */
const LINK = /\[[^[\]]{0,500}\]\(([^\s()]{1,1000})\)|(?<![(\w])(https?:\/\/[^\s()<>[\]"'`]{1,1000})/g;

/** The addresses are those of `source`'s site where they do not say otherwise. */
export function readSiteIndex({ name, text }: Source): SiteIndex {
  const site = parseWebUrl(name);
  const links = new Map<string, IndexLink>();
  const elsewhere = new Set<string>();
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.length > MAX_LINE_LENGTH) continue;
    for (const [, titled, bare] of line.matchAll(LINK)) {
      const url = addressOf(titled ?? bare?.replace(/[.,:;!?]+$/, "") ?? "", site);
      if (url === undefined || url.href === site.href) continue;
      if (url.origin === site.origin) links.set(url.href, links.get(url.href) ?? { url: url.href, line });
      else elsewhere.add(url.href);
    }
  }
  return { links: [...links.values()], elsewhere: [...elsewhere] };
}

function addressOf(link: string, site: URL): URL | undefined {
  const url = URL.canParse(link, site) ? new URL(link, site) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined;
  url.hash = "";
  return url;
}
