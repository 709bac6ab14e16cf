export {
  canonicalText,
  isJsonObject,
  type JsonObject,
  type JsonPath,
  type JsonValue,
  listOf,
  literal,
  objectOf,
  parseJson,
} from "./document/json.ts";
export { type ParsedDocument, parseDocument } from "./document/parse-document.ts";
export {
  escapeKey,
  parseFragment,
  parsePointer,
  toPointer,
  unescapeKey,
  valueAt,
} from "./document/pointer.ts";
export { dereference, resolveReference } from "./document/resolve-reference.ts";
export { untieParents } from "./document/untie-parents.ts";
export { printWarnings, type Warn, type Warning } from "./document/warning.ts";
export { escapeHtml, renderPage } from "./html-page.ts";
export { markdownRow, markdownTable, splitAtTable } from "./markdown-table.ts";
export {
  allOfParts,
  BYTES,
  type Bytes,
  DESCRIBED,
  isBinary,
  isBinaryRange,
  isNormalized,
  itemSchemaOf,
  membersOf,
  STREAM,
  schemaAt,
  wholeBody,
} from "./operations/bytes.ts";
export {
  isFormType,
  isMultipartType,
  isOpenRange,
  isSequenceType,
  type MediaKind,
  mediaKind,
  mediaTypes,
} from "./operations/media-types.ts";
export {
  findLists,
  openKinds,
  VALUES,
  type ValueKind,
  type Values,
} from "./operations/open-values.ts";
export {
  HTTP_METHODS,
  isIgnoredParameter,
  isMethod,
  isMethodOf31,
  listOperations,
  methodKey,
  methodsOf,
  type Operation,
  operationName,
  parametersOf,
  placesIn,
} from "./operations/operations.ts";
export { successReading, successStatuses } from "./operations/success-reading.ts";
export { rootSchemasOf, schemaHoldersOf, schemasIn, schemasOf } from "./operations/visit-schemas.ts";
export type { Locate } from "./overlay/apply-overlay.ts";
export { applyProviderOverlay, readEffectiveDocument } from "./overlay/effective-document.ts";
export { leftOutOperations } from "./overlay/operation-origins.ts";
export { errorCodes, jobStates, outcomeStates } from "./overlay/overlay-schema.ts";
export { readDocument, readOverlay } from "./overlay/read-overlay.ts";
export { visibleText } from "./sanitize-message.ts";
export { answerCache } from "./sources/answer-cache.ts";
export { extractDocument } from "./sources/extract-document.ts";
export type { ReadLimits } from "./sources/fetch-bytes.ts";
export { printMerged } from "./sources/merge-documents.ts";
export { type Published, publish, recordOf } from "./sources/publish.ts";
export { type Address, type PublishedPiece, readPiece, readPieces } from "./sources/published-piece.ts";
export { readSource, type Source } from "./sources/read-source.ts";
export { listSpecFolders, readRecordedDocument } from "./sources/recorded-document.ts";
export { sha256 } from "./sources/sha256.ts";
export type { CrawlProgress } from "./sources/site/crawl-site.ts";
export { isSiteIndex, readSite, type SitePieces } from "./sources/site/read-site.ts";
export { readSiteIndex } from "./sources/site/site-index.ts";
export { type ReadOnce, sourceReader } from "./sources/source-reader.ts";
export { printSourceRecord, readSourceRecord, type SourceRecord } from "./sources/source-record.ts";
export { addressesOf, isUrl } from "./sources/web-url.ts";
export { type Place, UserError } from "./user-error.ts";
export { findBrokenReferences } from "./validation/broken-references.ts";
export { findReferences } from "./validation/find-references.ts";
export { checkStandsAlone, type DocumentFacts, validateDocument } from "./validation/validate-document.ts";
export { lowerTo31 } from "./versions/lower-to-3-1.ts";
export { listPathItems } from "./versions/path-items.ts";
export { writeFiles } from "./write-files.ts";
