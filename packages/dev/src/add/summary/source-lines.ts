import type { SitePieces } from "@calloff/openapi/internal";
import { sha256 } from "@calloff/openapi/internal";
import type { ReadSources } from "../read-sources.ts";
import { countOf } from "./count-of.ts";

const MAX_LISTED = 5;

/** Where the document came from, and what was left out on the way. */
export function sourceLines({ published, site }: ReadSources): string[] {
  const { source, bytes } = published;
  const digest = `sha256 ${sha256(bytes).slice(0, 12)}`;
  if (site !== undefined) return [...siteLines(site), digest];
  const { pages = [], url } = source;
  const where =
    source.kind === "pages" ? pages.map((page) => page.url ?? "a file").join(", ") : (url ?? "a file");
  return [`${where} (${source.kind === "document" ? "the document itself" : "documentation"})`, digest];
}

function siteLines({ site, pieces, prose, repeated, unusable }: SitePieces): string[] {
  const { index, pages, unread, excepted, elsewhere } = site;
  const found = new Set(pieces.map(({ source }) => source.name)).size;
  const counts = [
    `${countOf(pages.length, "page")} read`,
    `${countOf(pieces.length, "OpenAPI fragment")} on ${found} of them`,
    `${prose} without`,
    ...(repeated > 0 ? [`${repeated} repeated`] : []),
    ...(excepted.length > 0 ? [`${excepted.length} left out by --except`] : []),
    ...(elsewhere.length > 0 ? [`${countOf(elsewhere.length, "link")} to other sites not followed`] : []),
  ];
  const problems = [...unread, ...unusable];
  const more = problems.length > MAX_LISTED ? [`and ${problems.length - MAX_LISTED} more`] : [];
  const lost = problems.length > 0 ? [`${countOf(problems.length, "page")} could not be used:`] : [];
  return [index, counts.join(", "), ...lost, ...problems.slice(0, MAX_LISTED), ...more];
}
