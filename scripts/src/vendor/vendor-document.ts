import { access, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Failure } from "../failure.ts";
import { writeFiles } from "../write-files.ts";
import { type ExtractedDocument, extractDocument } from "./extract-document.ts";
import { readSource, type Source } from "./read-source.ts";
import { sha256 } from "./sha256.ts";
import { printSourceRecord, readSourceRecord, type SourceRecord } from "./source-record.ts";
import { type DocumentFacts, validateDocument } from "./validate-document.ts";
import type { VendorRequest } from "./vendor-arguments.ts";
import { isUrl, parseWebUrl } from "./web-url.ts";

interface Vendored extends DocumentFacts {
  readonly file: string;
  readonly sha256: string;
  /** False when everything was there already, and nothing was written. */
  readonly written: boolean;
  readonly hasOverlay: boolean;
}

/**
 * Writes the document of a page, byte for byte as published, and where it came from, to the provider's folder.
 *
 * @throws Failure when anything is wrong; then nothing is written
 */
export async function vendorDocument(request: VendorRequest, specsDir: string): Promise<Vendored> {
  const source = await readSource(request.from);
  const extracted = extractDocument(source);
  const facts = await validateDocument(extracted.document);

  const dir = join(specsDir, request.provider);
  const record = await keepDate(
    recordOf(request, source, extracted, facts),
    request,
    join(dir, "source.yaml"),
  );
  const { file } = record.document;
  const otherFile = join(dir, file === "openapi.yaml" ? "openapi.json" : "openapi.yaml");
  const files = new Map<string, string | Uint8Array>([
    [join(dir, file), extracted.bytes],
    [join(dir, "source.yaml"), printSourceRecord(record)],
  ]);
  const written = await replaceFiles(files, otherFile).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`cannot be written: ${error.message}.`, { file: dir });
  });
  return {
    ...facts,
    file,
    sha256: record.document.sha256,
    written,
    hasOverlay: await exists(join(dir, "overlay.yaml")),
  };
}

function recordOf(
  { from, url, date }: VendorRequest,
  source: Source,
  { bytes, document, page }: ExtractedDocument,
  { openapi }: DocumentFacts,
): SourceRecord {
  const address = url ?? (isUrl(from) ? parseWebUrl(from).href : undefined);
  return {
    retrieved: date ?? new Date().toISOString().slice(0, "2026-11-22".length),
    document: {
      file: `openapi.${document.format}`,
      openapi,
      sha256: sha256(bytes),
      bytes: bytes.byteLength,
    },
    source: {
      kind: page === undefined ? "document" : "page",
      ...(address && { url: address }),
      ...(page?.index && { index: page.index }),
      ...page?.info,
      ...(page && { sha256: sha256(source.bytes), lines: `${page.firstLine}-${page.lastLine}` }),
    },
  };
}

/** What was read again without a change keeps the day on which it was first read, unless another one is asked for. */
async function keepDate(record: SourceRecord, { date }: VendorRequest, path: string): Promise<SourceRecord> {
  if (date !== undefined || !(await exists(path))) return record;
  const before = await readSourceRecord(path).catch((error: unknown) => {
    // It is about to be written anew.
    if (error instanceof Failure) return undefined;
    throw error;
  });
  const sameDay = { ...record, retrieved: before?.retrieved };
  return before !== undefined && isDeepStrictEqual(sameDay, before) ? before : record;
}

/** Leaves files alone that are as they should be, their dates included. */
async function replaceFiles(
  files: ReadonlyMap<string, string | Uint8Array>,
  otherFile: string,
): Promise<boolean> {
  if (!(await exists(otherFile)) && (await areOnDisk(files))) return false;
  await writeFiles(files);
  await rm(otherFile, { force: true });
  return true;
}

async function areOnDisk(files: ReadonlyMap<string, string | Uint8Array>): Promise<boolean> {
  for (const [path, content] of files) {
    if (!(await exists(path)) || !Buffer.from(content).equals(await readFile(path))) return false;
  }
  return true;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
