import { posix } from "node:path";
import { decodeReferences } from "./markdown.ts";
import { withoutFrontMatter } from "./page-text.ts";

/** A block of code between fences: it stays as it is. */
const FENCED = /^([ \t]*`{3,}).*\n[\s\S]*?^\1`*[ \t]*$/gm;

/**
 * A page for those who read with a machine: Markdown without the site's HTML, with links that lead to other pages'
 * Markdown.
 *
 * @param path the page's, such as `guide/outcomes.md`
 * @param linkTo what a link to another page says, by that page's path
 */
export function plainMarkdown(
  path: string,
  text: string,
  linkTo: (page: string) => string = relativeTo(path),
): string {
  const page = withoutFrontMatter(text);
  let plain = "";
  let end = 0;
  for (const { 0: block, index } of page.matchAll(FENCED)) {
    plain += withoutHtml(page.slice(end, index), path, linkTo) + block;
    end = index + block.length;
  }
  plain += withoutHtml(page.slice(end), path, linkTo);
  return `${plain.replace(/\n{3,}/g, "\n\n").trim()}\n`;
}

/** Links as a page beside others has them. */
function relativeTo(path: string): (page: string) => string {
  return (page) => posix.relative(posix.dirname(path), page);
}

function withoutHtml(text: string, path: string, linkTo: (page: string) => string): string {
  const markdown = text
    .replace(
      /<figure class="diagram">[\s\S]*?<desc[^>]*>([\s\S]*?)<\/desc>[\s\S]*?<\/figure>/g,
      diagramInWords,
    )
    .replace(/<!--[\s\S]*?-->/g, "")
    // The built site keeps pictures under names of its own.
    .replace(/!\[([^\]]*)\]\([^)\s]*\)/g, "Picture: $1")
    .replace(/^#.*$/gm, (heading) => heading.replace(/<br>/g, " "))
    .replace(/<br>/g, "; ")
    .replace(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g, "\n- $1: $2")
    .replace(/<span class="meaning[^"]*">(.*?)<\/span>/g, "<code>$1</code>")
    .replace(/<code[^>]*>(.*?)<\/code>/g, (_, code: string) => inlineCode(decodeReferences(code)))
    .replace(/<a\b[^>]*\shref="([^"]*)"[^>]*>(.*?)<\/a>/g, "[$2]($1)")
    // Tags begin with a letter: "<=" and "< 3" are text. Code between backticks is left alone.
    .replace(/(`+)[^\n]*?\1|<\/?[A-Za-z][^<>]*>/g, (found) => (found.startsWith("`") ? found : ""))
    .replace(/&#(\d+);/g, (_, number: string) => escapeMarkdown(String.fromCodePoint(Number(number))));
  return markdown.replace(PAGE_LINK, (link, target: string, anchor = "") => {
    const page = pageOf(path, target);
    return page === undefined ? link : `](${linkTo(page)}${anchor})`;
  });
}

function diagramInWords(_: string, description: string): string {
  return `Diagram: ${description.replace(/\s+/g, " ").trim()}`;
}

function inlineCode(code: string): string {
  const inCell = code.replaceAll("|", "\\|");
  return code.includes("`") ? `\`\` ${inCell} \`\`` : `\`${inCell}\``;
}

function escapeMarkdown(character: string): string {
  if (character === "<") return "&lt;";
  if (character === "&") return "&amp;";
  return /[\\`*_[\]|]/.test(character) ? `\\${character}` : character;
}

/** A link to a page of the site, apart from its anchor. */
const PAGE_LINK = /\]\((?![a-z]+:|#)([^)#\s]+)(#[^)\s]*)?\)/gi;

/** The path of the page that a link leads to; nothing for files of other kinds. */
function pageOf(path: string, target: string): string | undefined {
  const from = target.startsWith("/") ? target.slice(1) : posix.join(posix.dirname(path), target);
  if (/\.(?!html$|md$)\w+$/.test(from)) return undefined;
  const page = from === "" || from === "./" || from.endsWith("/") ? `${from}index` : from;
  return `${posix.normalize(page).replace(/\.(html|md)$/, "")}.md`;
}
