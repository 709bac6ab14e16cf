import { expect, it } from "vitest";
import type { JsonObject } from "../document/json.ts";
import { applyOverlay } from "./apply-overlay.ts";
import type { OverlayAction } from "./overlay.ts";

/** For tests: a document, what is done to it, and what comes of it. */
export interface AppliedCase {
  readonly situation: string;
  readonly document: JsonObject;
  readonly actions: readonly OverlayAction[];
  readonly result: JsonObject;
}

/** Holds every case to its result, and to leaving both arguments alone. */
export function itApplies(cases: readonly AppliedCase[]): void {
  it.each(cases)("$situation", ({ document, actions, result }) => {
    const before = structuredClone({ document, actions });
    expect(applyOverlay(document, { actions })).toStrictEqual(result);
    expect({ document, actions }).toStrictEqual(before);
  });
}
