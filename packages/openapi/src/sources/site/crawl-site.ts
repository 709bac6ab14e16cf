import { UserError } from "../../user-error.ts";
import type { Source } from "../read-source.ts";
import { readSiteIndex } from "./site-index.ts";

/** Every page of a site that its index links. */
export interface Site {
  readonly index: string;
  /** What was read, in the order of the index. */
  readonly pages: readonly Source[];
  /** What could not be read: a line for each. */
  readonly unread: readonly string[];
  /** Addresses that were left out because somebody said so. */
  readonly excepted: readonly string[];
  /** Addresses on other sites, which were not followed. */
  readonly elsewhere: readonly string[];
}

/** Told how far it has come. */
export interface CrawlProgress {
  begin(pages: number): void;
  /** After each page. */
  step(): void;
  end(): void;
}

export interface CrawlOptions {
  /** @throws UserError when the page cannot be read */
  readonly read: (url: string) => Promise<Source>;
  /** Addresses, or beginnings of addresses, that are not read. */
  readonly except?: readonly string[];
  readonly limits?: SiteLimits;
  readonly progress?: CrawlProgress;
}

/**
 * Reads every page of its own site that an index links, a few at a time. A page that cannot be read is told of and
 * left out.
 *
 * @throws UserError when there are more, or larger ones, than is read of one site, or time is over
 */
export async function crawlSite(
  index: Source,
  { read, except = [], limits = SITE_LIMITS, progress }: CrawlOptions,
): Promise<Site> {
  const { links, elsewhere } = readSiteIndex(index);
  const excepted: string[] = [];
  const urls: string[] = [];
  for (const { url } of links) (except.some((start) => url.startsWith(start)) ? excepted : urls).push(url);
  checkNumber(index.name, urls, limits);
  progress?.begin(urls.length);
  try {
    const { pages, unread } = await readAll(index.name, urls, { read, limits, progress });
    return { index: index.name, pages, unread, excepted, elsewhere };
  } finally {
    progress?.end();
  }
}

function checkNumber(index: string, urls: readonly string[], { maxPages }: SiteLimits): void {
  if (urls.length === 0) {
    throw new UserError("links no page of its own site; name the pages themselves, --from each.", {
      file: index,
    });
  }
  if (urls.length <= maxPages) return;
  throw new UserError(
    `links ${urls.length} pages of its site, and at most ${maxPages} are read; leave some out with --except and the beginning of their addresses.`,
    { file: index },
  );
}

interface Reading extends Pick<CrawlOptions, "read"> {
  readonly limits: SiteLimits;
  readonly progress: CrawlProgress | undefined;
}

async function readAll(
  index: string,
  urls: readonly string[],
  { read, limits, progress }: Reading,
): Promise<Pick<Site, "pages" | "unread">> {
  const results = new Array<Source | string>(urls.length);
  const deadline = Date.now() + limits.timeoutMs;
  let bytes = 0;
  let next = 0;
  let over: UserError | undefined;
  const work = async (): Promise<void> => {
    while (over === undefined && next < urls.length) {
      const i = next++;
      const result = await readPage(urls[i] ?? "", read);
      results[i] = result;
      progress?.step();
      bytes += typeof result === "string" ? 0 : result.bytes.byteLength;
      if (bytes > limits.maxBytes) over ??= tooMuch(index, `${limits.maxBytes / 1024 / 1024} MB`);
      if (Date.now() > deadline) over ??= tooMuch(index, `${limits.timeoutMs / 60_000} minutes`);
    }
  };
  await Promise.all(Array.from({ length: limits.atOnce }, work));
  if (over !== undefined) throw over;
  return {
    pages: results.filter((result) => typeof result !== "string"),
    unread: results.filter((result) => typeof result === "string"),
  };
}

async function readPage(url: string, read: CrawlOptions["read"]): Promise<Source | string> {
  try {
    return await read(url);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

function tooMuch(index: string, most: string): UserError {
  return new UserError(
    `the limit of ${most} for one site is exceeded; skip pages with --except and the beginning of their URLs.`,
    { file: index },
  );
}

/** What is read of one site at most. */
interface SiteLimits {
  readonly maxPages: number;
  /** Of all pages together. */
  readonly maxBytes: number;
  /** For all pages together. */
  readonly timeoutMs: number;
  /** How many pages are asked for at once. */
  readonly atOnce: number;
}

const SITE_LIMITS: SiteLimits = {
  maxPages: 1000,
  maxBytes: 100 * 1024 * 1024,
  timeoutMs: 10 * 60_000,
  atOnce: 4,
};
