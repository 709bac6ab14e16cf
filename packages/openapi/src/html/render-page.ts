import { createHash } from "node:crypto";
import { escapeHtml } from "./escape-html.ts";
import { PAGE_STYLE } from "./page-style.ts";

interface Page {
  readonly title: string;
  /** Beside what all pages have. */
  readonly style: string;
  /** What stands in `main`, as HTML. */
  readonly content: string;
  readonly script?: string;
}

/**
 * One page that needs nothing else and can load nothing: its policy allows its own style and script, by their
 * hashes, so that not even text that got past the escaping would run.
 */
export function renderPage({ title, style, content, script }: Page): string {
  const styles = PAGE_STYLE + style;
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(styles)}'`,
    ...(script === undefined ? [] : [`script-src '${hashOf(script)}'`]),
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${styles}</style>
<main>
${content}
</main>
${script === undefined ? "" : `<script>${script}</script>\n`}</html>
`;
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
