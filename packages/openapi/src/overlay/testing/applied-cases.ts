import { expect, it } from "vitest";
import type { JsonObject } from "../../document/json.ts";
import { applyOverlay } from "../apply-overlay.ts";
import type { OverlayAction } from "../overlay.ts";

/** A document, what is done to it, and what comes of it. */
export interface AppliedCase {
  readonly situation: string;
  readonly document: JsonObject;
  readonly actions: readonly OverlayAction[];
  /** The version that the overlay keeps to. @default 1.0.0 */
  readonly overlay?: string;
  readonly result: JsonObject;
}

/** Holds every case to its result, and to leaving both arguments alone. */
export function itApplies(cases: readonly AppliedCase[]): void {
  it.each(cases)("$situation", ({ document, actions, overlay = "1.0.0", result }) => {
    const before = structuredClone({ document, actions });
    expect(applyOverlay(document, { overlay, actions })).toStrictEqual(result);
    expect({ document, actions }).toStrictEqual(before);
  });
}
