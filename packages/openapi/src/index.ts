export {
  isJsonObject,
  type JsonObject,
  type JsonPath,
  type JsonValue,
} from "./document/json.ts";
export { type ParsedDocument, parseDocument } from "./document/parse-document.ts";
export { toPointer } from "./document/pointer.ts";
export { printWarnings, type Warn, type Warning } from "./document/warning.ts";
export { listOperations, type Operation } from "./operations/operations.ts";
export { applyOverlay, type Locate } from "./overlay/apply-overlay.ts";
export { type EffectiveDocument, readEffectiveDocument } from "./overlay/effective-document.ts";
export type { Overlay, OverlayAction, SourcedAction, SourcedOverlay } from "./overlay/overlay.ts";
export { type LocatedOverlay, readOverlay } from "./overlay/read-overlay.ts";
export { type LoadOptions, loadDocument } from "./sources/load-document.ts";
export type { Source } from "./sources/read-source.ts";
export type { ReadOnce } from "./sources/source-reader.ts";
export { type Place, UserError } from "./user-error.ts";
export { type DocumentFacts, validateDocument } from "./validation/validate-document.ts";
