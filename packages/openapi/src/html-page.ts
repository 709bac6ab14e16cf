import { createHash } from "node:crypto";

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

/** What all reports look like: the reader's own light or dark, and no wider than a telephone. */
const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1c2126, #e6e9ec); --quiet: light-dark(#59636e, #9aa5b1); --page: light-dark(#fff, #14181c);
  --line: light-dark(#d8dee4, #343c45); --pass: light-dark(#116329, #6bd48a); --pass-back: light-dark(#e3f5e8, #12301c);
  --fail: light-dark(#a40e26, #ff8b95); --fail-back: light-dark(#ffe8ea, #451319);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 0; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1rem 0 .5rem; }
code { font: .9em ui-monospace, monospace; }
.verdict { margin: 0; padding: .75rem 1rem; border-radius: .5rem; font-weight: 600; }
.pass.verdict { background: var(--pass-back); color: var(--pass); }
.fail.verdict { background: var(--fail-back); color: var(--fail); }
.facts { margin: .25rem 0; color: var(--quiet); font-size: .875rem; }
.chips { display: flex; flex-wrap: wrap; gap: .375rem; margin: 0 0 .5rem; padding: 0; list-style: none; }
summary { cursor: pointer; color: var(--quiet); font-size: .875rem; }
`;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for an element or a quoted attribute: names, reasons and values come from vendors' documents. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
