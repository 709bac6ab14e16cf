import type { ComparisonReport, DriftReport } from "../drift-report.ts";
import { renderHtml } from "./render-html.ts";
import { renderJson } from "./render-json.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { renderText } from "./render-text.ts";
import { thisTerminal } from "./terminal.ts";

export const FORMATS = ["text", "json", "markdown", "html"] as const;

export type Format = (typeof FORMATS)[number];

/** A report as it is printed: text for whoever ran the command, the others to be kept. */
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
