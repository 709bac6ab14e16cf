import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { DocumentFacts, ReadLimits } from "@calloff/openapi/internal";
import {
  type Address,
  type Published,
  type PublishedPiece,
  printSourceRecord,
  publish,
  readPiece,
  readSource,
  readSourceRecord,
  recordOf,
  type Source,
  type SourceRecord,
  UserError,
  writeFiles,
} from "@calloff/openapi/internal";

/** What to vendor, checked. */
export interface VendorRequest {
  readonly provider: string;
  /** Several are merged. */
  readonly from: readonly [Address, ...Address[]];
  /** The operations to take, as in `POST /jobs/{id}/cancel`; all when absent. */
  readonly only?: readonly string[];
  /** The day on which the source was read, as in 2026-11-22. */
  readonly date?: string;
}

interface Vendored extends DocumentFacts {
  readonly file: string;
  readonly sha256: string;
  /** False when everything was there already, and nothing was written. */
  readonly written: boolean;
  readonly hasOverlay: boolean;
}

/**
 * Writes the document of a page, byte for byte as published, or of several pages, merged, and where it came from
 * to the provider's folder.
 *
 * @throws UserError when anything is wrong; then nothing is written
 */
export async function vendorDocument(
  request: VendorRequest,
  specsDir: string,
  limits?: ReadLimits,
): Promise<Vendored> {
  const [first, ...others] = request.from;
  const read = (from: string): Promise<Source> => readSource(from, limits);
  const pieces: [PublishedPiece, ...PublishedPiece[]] = [await readPiece(first, read)];
  for (const other of others) pieces.push(await readPiece(other, read));
  const published = await only(request, await publish(pieces), pieces);
  const dir = join(specsDir, request.provider);
  const record = await keepDate(
    recordOf(published, request.date ?? today()),
    request,
    join(dir, "source.yaml"),
  );
  const { file } = record.document;
  const otherFile = join(dir, file === "openapi.yaml" ? "openapi.json" : "openapi.yaml");
  const files = new Map<string, string | Uint8Array>([
    [join(dir, file), published.bytes],
    [join(dir, "source.yaml"), printSourceRecord(record)],
  ]);
  const written = await replaceFiles(files, otherFile).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`cannot be written: ${error.message}.`, { file: dir });
  });
  return {
    openapi: published.openapi,
    operations: published.operations,
    warnings: published.warnings,
    file,
    sha256: record.document.sha256,
    written,
    hasOverlay: existsSync(join(dir, "overlay.yaml")),
  };
}

/** The operations that are wanted; all when none is named. */
async function only(
  { only: names }: VendorRequest,
  all: Published,
  pieces: readonly PublishedPiece[],
): Promise<Published> {
  if (names === undefined) return all;
  // Brings the TypeScript compiler, which vendoring does without else.
  const { onlyOperations } = await import("@calloff/drift/internal");
  return onlyOperations(all, names, pieces.map(({ source }) => source.name).join(" + "));
}

/** In UTC, as in 2026-11-22. */
export function today(): string {
  return new Date().toISOString().slice(0, "2026-11-22".length);
}

/** What was read again without a change keeps the day on which it was first read, unless another one is asked for. */
async function keepDate(record: SourceRecord, { date }: VendorRequest, path: string): Promise<SourceRecord> {
  if (date !== undefined || !existsSync(path)) return record;
  const before = await readSourceRecord(path).catch((error: unknown) => {
    // It is about to be written anew.
    if (error instanceof UserError) return undefined;
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
  if (!existsSync(otherFile) && (await areOnDisk(files))) return false;
  await writeFiles(files);
  await rm(otherFile, { force: true });
  return true;
}

async function areOnDisk(files: ReadonlyMap<string, string | Uint8Array>): Promise<boolean> {
  for (const [path, content] of files) {
    if (!existsSync(path) || !Buffer.from(content).equals(await readFile(path))) return false;
  }
  return true;
}
