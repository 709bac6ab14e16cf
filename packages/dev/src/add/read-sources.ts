import {
  answerCache,
  isSiteIndex,
  type Published,
  type PublishedPiece,
  publish,
  readPieces,
  readSite,
  readSource,
  type SitePieces,
  type Source,
  UserError,
} from "@calloff/openapi/internal";
import { cacheOf } from "../workspace/workspace.ts";
import type { AddRequest } from "./add-request.ts";
import type { CommandContext } from "./command-context.ts";

/** What the sources hold. */
export interface ReadSources {
  readonly published: Published;
  /** Where the document was read, if that is one place of the web. */
  readonly address: string | undefined;
  /** Only where the source is a site. */
  readonly site: SitePieces | undefined;
}

/** @throws UserError when one cannot be read, or they do not fit each other */
export async function readSources(
  { from, except }: Pick<AddRequest, "from" | "except">,
  { root, progress, limits }: Pick<CommandContext, "root" | "progress" | "limits">,
): Promise<ReadSources> {
  const cache = answerCache(cacheOf({ root }));
  const read = (address: string): Promise<Source> => readSource(address, limits, cache);
  const [first, ...others] = from;
  if (from.some((address) => isSiteIndex(address.from))) {
    if (others.length > 0) {
      throw new UserError("a site's llms.txt includes all its pages: it must be the only --from.");
    }
    const site = await readSite(await read(first.from), { read, except, progress });
    return { published: await publish(site.pieces, first.from), address: undefined, site };
  }
  if (except.length > 0)
    throw new UserError("--except skips pages of a site's llms.txt, so --from must be an llms.txt.");
  const pieces: PublishedPiece[] = [];
  for (const address of others) pieces.push(...(await readPieces(address, read)));
  const [start, ...more] = await readPieces(first, read);
  const published = await publish([start, ...more, ...pieces]);
  return {
    published,
    address: published.source.kind === "document" ? published.source.url : undefined,
    site: undefined,
  };
}
