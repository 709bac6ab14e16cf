import type { ParsedDocument } from "../document/parse-document.ts";
import { extractDocument } from "./extract-document.ts";
import { READ_LIMITS } from "./fetch-bytes.ts";
import { readSource } from "./read-source.ts";

/** Limits for reading one document. */
export interface LoadOptions {
  /** The time limit for a server's whole answer, redirects included, in milliseconds. @default 30000 */
  readonly timeout?: number | undefined;
  /** The size limit in bytes. @default 20971520 (20 MB) */
  readonly maxBytes?: number | undefined;
}

/**
 * Reads an OpenAPI document from a file, from a URL, or from the Markdown of a documentation page that shows one in a
 * code block. It is read and parsed, and not yet validated: see `validateDocument`.
 *
 * @param from a path or an `https:` URL; `http:` on this machine only
 * @returns the document, with the place of each of its values in what was read
 * @throws UserError when it cannot be read in time, is too large, is not UTF-8, is broken, or when a page holds no
 *   document or several
 * @example
 * const document = await loadDocument("https://docs.acme.example/api/cancel.md");
 * console.log(document.value["openapi"]);
 */
export async function loadDocument(
  from: string,
  { timeout = READ_LIMITS.timeoutMs, maxBytes = READ_LIMITS.maxBytes }: LoadOptions = {},
): Promise<ParsedDocument> {
  return extractDocument(await readSource(from, { timeoutMs: timeout, maxBytes })).document;
}
