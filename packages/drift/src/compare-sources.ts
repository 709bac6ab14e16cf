import { isDeepStrictEqual } from "node:util";
import type { ParsedDocument, ReadOnce } from "@calloff/openapi";
import {
  checkStandsAlone,
  extractDocument,
  lowerTo31,
  readSource,
  untieParents,
} from "@calloff/openapi/internal";
import { compareDocuments } from "./compare-documents.ts";
import type { ComparisonReport } from "./drift-report.ts";

/**
 * Reads two OpenAPI documents, each from a file, a URL or a documentation page that shows one, and compares them as
 * `compareDocuments` does.
 *
 * @param before the older document: a path or an `https:` URL
 * @param after the newer document: a path or an `https:` URL
 * @param read reads a path or a URL; by default within 30 seconds and 20 MB
 * @returns a report, as `renderReport` takes it
 * @throws UserError when one of them cannot be read, is not OpenAPI 3.0, 3.1 or 3.2, or has a reference that leads nowhere
 * @example
 * const report = await compareSources("old.yaml", "https://acme.example/openapi.yaml");
 * process.stdout.write(renderReport(report, "text"));
 * process.exitCode = exitStatusOf(report);
 */
export async function compareSources(
  before: string,
  after: string,
  read: ReadOnce = readSource,
): Promise<ComparisonReport> {
  const [older, newer] = await Promise.all([readDocument(before, read), readDocument(after, read)]);
  // Two equal documents are equal, whether types can be made of them or not.
  const needsTypes = !isDeepStrictEqual(older.value, newer.value);
  for (const document of [older, newer]) {
    checkStandsAlone(document, needsTypes);
    lowerTo31(document.value);
    untieParents(document.value);
  }
  return { ...(await compareDocuments(older.value, newer.value)), compared: { before, after } };
}

async function readDocument(from: string, read: ReadOnce): Promise<ParsedDocument> {
  return extractDocument(await read(from)).document;
}
