import { type ParsedDocument, parseDocument } from "../document/parse-document.ts";
import { readSource } from "../sources/read-source.ts";
import type { Locate } from "./apply-overlay.ts";
import { checkOverlay } from "./check-overlay.ts";
import type { SourcedOverlay } from "./overlay.ts";

/** An overlay that was read from a file, and the way back from its parts to their lines. */
export interface LocatedOverlay {
  /** The overlay itself. */
  readonly overlay: SourcedOverlay;
  /** Gives the file, line and column of a part of the overlay. */
  readonly locate: Locate;
}

/**
 * Reads an overlay from a YAML or JSON file. Besides what Overlay 1.0.0 asks for, every action must say why it is there
 * (`description`) and where that is known from (`x-calloff-source`).
 *
 * @param path the file, which is also its name in messages
 * @throws UserError when the file cannot be read or parsed; or with a line for each thing in it that is not as it must be
 * @example
 * const { overlay, locate } = await readOverlay("overlay.yaml");
 * const changed = applyOverlay(document.value, overlay, locate);
 */
export async function readOverlay(path: string): Promise<LocatedOverlay> {
  const parsed = await readDocument(path);
  return { overlay: checkOverlay(parsed), locate: parsed.locate };
}

/**
 * Reads the YAML or JSON file at `path`, which is also its name in messages.
 *
 * @throws UserError when it cannot be read, is not UTF-8, or is refused by `parseDocument`
 */
export async function readDocument(path: string): Promise<ParsedDocument> {
  const { text } = await readSource(path);
  return parseDocument(text, { file: path });
}
