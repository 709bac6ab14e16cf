import type { ComparisonReport, DriftReport } from "../drift-report.ts";
import { renderHtml } from "./render-html.ts";
import { renderJson } from "./render-json.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { renderText, thisTerminal } from "./render-text.ts";

/** A format of a report. */
export type Format = "text" | "json" | "markdown" | "html";

/** The formats that a report can be rendered in. */
export const FORMATS: readonly Format[] = ["text", "json", "markdown", "html"];

/**
 * Renders a report: `text` for a terminal (as wide as this process's, in color where it has any), `json` for programs,
 * `markdown` for a pull request (at most 60,000 characters), or `html` as one page with filters.
 *
 * @example
 * await writeFile("drift.html", renderReport(report, "html"));
 */
export function renderReport(report: DriftReport | ComparisonReport, format: Format): string {
  switch (format) {
    case "text":
      return renderText(report, thisTerminal());
    case "json":
      return renderJson(report);
    case "markdown":
      return renderMarkdown(report);
    case "html":
      return renderHtml(report);
  }
}
