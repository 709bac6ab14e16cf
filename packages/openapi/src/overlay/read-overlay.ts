import type { Locate } from "./apply-overlay.ts";
import { checkOverlay } from "./check-overlay.ts";
import type { SourcedOverlay } from "./overlay.ts";
import { readDocument } from "./read-document.ts";

/** An overlay, and the way back from its parts to their lines. */
export interface LocatedOverlay {
  readonly overlay: SourcedOverlay;
  readonly locate: Locate;
}

/**
 * Reads the overlay at `path`, which is also its name in messages.
 *
 * @throws Failure when it cannot be read or parsed; or with a line for each thing that the schema refuses
 */
export async function readOverlay(path: string): Promise<LocatedOverlay> {
  const parsed = await readDocument(path);
  return { overlay: checkOverlay(parsed), locate: parsed.locate };
}
