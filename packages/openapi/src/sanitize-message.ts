import { visibleText } from "./visible-text.ts";

/** Nobody reads more of one line. */
const LONGEST_LINE = 1_200;
const LAST_PART = 200;

/**
 * Lines for whoever runs a command. What a vendor wrote stands in them: it can move no cursor, turn no text around, and
 * fill no screen.
 */
export function sanitizeMessage(lines: string): string {
  return lines
    .split("\n")
    .map((line) => shorten(visibleText(line.replaceAll("\t", " "))))
    .join("\n");
}

function shorten(line: string): string {
  if (line.length <= LONGEST_LINE) return line;
  return `${line.slice(0, LONGEST_LINE - LAST_PART)} … ${line.slice(-LAST_PART)}`;
}
