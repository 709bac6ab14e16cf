import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeFiles } from "../write-files.ts";
import { sha256 } from "./sha256.ts";

/** Answers of servers that can be asked whether they still hold. */
export interface AnswerCache {
  find(url: URL): Promise<CachedAnswer | undefined>;
  keep(url: URL, headers: Headers, bytes: Uint8Array): Promise<void>;
}

export interface CachedAnswer {
  readonly bytes: Uint8Array;
  /** What makes a request conditional. */
  readonly conditions: Readonly<Record<string, string>>;
}

/** The first line of an entry; the rest is the answer. */
interface EntryHead {
  readonly url: string;
  readonly sha256: string;
  readonly conditions: Record<string, string>;
}

/**
 * One file an answer in `dir`. It holds documentation that anyone may read: requests carry no credentials.
 * An entry that is damaged, or that cannot be written, is as good as none.
 */
export function answerCache(dir: string): AnswerCache {
  const pathOf = ({ href }: URL): string => join(dir, sha256(Buffer.from(href)));
  return {
    async find(url) {
      const entry = await readFile(pathOf(url)).catch(() => undefined);
      return entry && parseEntry(entry, url);
    },
    async keep(url, headers, bytes) {
      const conditions = conditionsFrom(headers);
      if (Object.keys(conditions).length === 0) return;
      const head: EntryHead = { url: url.href, sha256: sha256(bytes), conditions };
      const entry = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), bytes]);
      await writeFiles(new Map([[pathOf(url), entry]])).catch(() => {});
    },
  };
}

function conditionsFrom(headers: Headers): Record<string, string> {
  const [etag, date] = [headers.get("etag"), headers.get("last-modified")];
  return { ...(etag && { "if-none-match": etag }), ...(date && { "if-modified-since": date }) };
}

function parseEntry(entry: Buffer, url: URL): CachedAnswer | undefined {
  const end = entry.indexOf("\n");
  const bytes = entry.subarray(end + 1);
  try {
    const head = JSON.parse(entry.toString("utf8", 0, end)) as EntryHead;
    if (head.url !== url.href || head.sha256 !== sha256(bytes)) return undefined;
    // What a header cannot hold must not stop the request.
    return { bytes, conditions: Object.fromEntries(new Headers(head.conditions)) };
  } catch {
    return undefined;
  }
}
