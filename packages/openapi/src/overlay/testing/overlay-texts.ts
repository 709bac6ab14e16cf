import { expect } from "vitest";
import { parseDocument } from "../../document/parse-document.ts";
import { UserError } from "../../user-error.ts";
import { checkOverlay } from "../check-overlay.ts";

const file = "pulse/overlay.yaml";

/** The lines of the failure that `checkOverlay` throws, without the file's name; none when the overlay is fine. */
export function problems(text: string): string[] {
  try {
    checkOverlay(parseDocument(text, { file }));
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message.split("\n").map((line) => {
      expect(line.startsWith(`${file}:`)).toBe(true);
      return line.slice(file.length + 1);
    });
  }
}

/** Line 3 is `actions`, line 4 begins the one action, and what `lines` says begins on line 5, in column 5. */
export const withAction = (lines: string): string => `overlay: 1.0.0
info: { title: t, version: "1" }
actions:
  - target: $
${lines.replaceAll(/^/gm, "    ")}`;

/** What `update` holds begins on line 8, in column 7. */
export const withUpdate = (lines: string): string =>
  withAction(`description: why
x-calloff-source: the page
update:
${lines.replaceAll(/^/gm, "  ")}`);
