import type { ParsedDocument, ReadOnce } from "@calloff/openapi/internal";
import { checkStandsAlone, extractDocument } from "@calloff/openapi/internal";
import { compareDocuments } from "./compare-documents.ts";
import type { ComparisonReport } from "./drift-report.ts";

/**
 * Compares two documents, or pages that show one, wherever they are.
 *
 * @throws Failure when one of them cannot be read, is not OpenAPI 3.0 or 3.1, or has a reference that does not arrive
 */
export async function compareSources(
  before: string,
  after: string,
  read: ReadOnce,
): Promise<ComparisonReport> {
  const [older, newer] = await Promise.all([readDocument(before, read), readDocument(after, read)]);
  return { ...(await compareDocuments(older.value, newer.value)), compared: { before, after } };
}

async function readDocument(from: string, read: ReadOnce): Promise<ParsedDocument> {
  const { document } = extractDocument(await read(from));
  checkStandsAlone(document);
  return document;
}
