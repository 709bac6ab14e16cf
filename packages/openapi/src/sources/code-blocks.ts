import type { Code, Nodes } from "mdast";
// biome-ignore lint/correctness/noUndeclaredDependencies: it is bundled, with the thirty packages that it comes in.
import { fromMarkdown } from "mdast-util-from-markdown";
import { HTTP_METHODS } from "../operations/operations.ts";
import { UserError } from "../user-error.ts";

/** A fenced code block of a Markdown page. */
export interface CodeBlock {
  /** As published, its last line ending included. */
  readonly text: string;
  readonly lang: string | null;
  /** The rest of the info line. */
  readonly meta: string | null;
  /** The lines between the fences, counted from 1. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** The column at which every line of the text begins. */
  readonly column: number;
  /** False when the page ends, or the list around it, before the block does. */
  readonly closed: boolean;
}

/**
 * CommonMark, less what would hide fences in these pages, which are MDX or close to it. There a tag such as
 * `<CodeGroup>` stands directly above a fence, or the fence is indented below it. CommonMark takes both for
 * other blocks, then the closing fence for an opening one, and swallows what follows.
 * Without inline markup, because nobody reads it here and some of it takes quadratic time.
 */
const BLOCKS_ONLY = [
  ...["htmlFlow", "codeIndented"],
  ...["attention", "autolink", "characterEscape", "characterReference", "codeText", "definition"],
  ...["hardBreakEscape", "htmlText", "labelEnd", "labelStartImage", "labelStartLink"],
];

const INSTEAD = "save the document in it to a file and name that.";
/** The parser takes up to 100 µs and 10 kB for one; pages have some thousands. */
const MAX_LINES = 50_000;
const TOO_DEEP = /^[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])[ \t]*){200}/m;

/**
 * @param name of the page, for messages
 * @throws UserError when the page is too long for the parser, or its quotes or lists are nested deeper than it goes
 */
export function findCodeBlocks(page: string, name: string): CodeBlock[] {
  const lines = page.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
  if (lines.length > MAX_LINES) {
    throw new UserError(`the page has more than ${MAX_LINES} lines; ${INSTEAD}`, { file: name });
  }
  try {
    if (TOO_DEEP.test(page)) throw new RangeError("the parser would go too deep");
    const tree = fromMarkdown(page, { extensions: [{ disable: { null: BLOCKS_ONLY } }] });
    return codeNodes(tree).map((node) => toBlock(node, lines));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(`the page is nested too deep to be read; ${INSTEAD}`, { file: name });
  }
}

function codeNodes(node: Nodes): Code[] {
  if (node.type === "code") return [node];
  return "children" in node ? node.children.flatMap(codeNodes) : [];
}

function toBlock(node: Code, lines: readonly string[]): CodeBlock {
  const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1 } };
  const opening = lines[start.line - 1]?.match(/`{3,}|~{3,}/)?.[0] ?? "";
  const closing = lines[end.line - 1]?.match(/^[\s>]*(`{3,}|~{3,})\s*$/)?.[1];
  const closed = end.line > start.line && closing?.startsWith(opening) === true;
  const content = lines.slice(start.line, closed ? end.line - 1 : end.line);
  const lineEnding = content.at(-1)?.match(/[\r\n]+$/)?.[0] ?? "";
  return {
    // At the margin CommonMark takes nothing away, so the lines are the content, whatever their endings.
    text: start.column === 1 ? content.join("") : node.value + lineEnding,
    lang: node.lang ?? null,
    meta: node.meta ?? null,
    firstLine: start.line + 1,
    lastLine: start.line + content.length,
    column: start.column,
    closed,
  };
}

/** What the info line of a Mintlify fence says about the document below it: `yaml [URL] METHOD /path`. */
export interface InfoLine {
  readonly upstream?: string;
  readonly operation: string;
}

/** Undefined for any other fence. The file that some pages name in place of a URL is nothing anyone can read. */
export function parseInfoLine({ lang, meta }: Pick<CodeBlock, "lang" | "meta">): InfoLine | undefined {
  if (!/^(?:ya?ml|json)$/i.test(lang ?? "")) return undefined;
  const words = (meta ?? "").trim().split(/\s+/);
  const at = words.findIndex((word) => HTTP_METHODS.includes(word.toLowerCase()));
  const [method, path] = words.slice(at);
  if (at === -1 || at > 1 || method === undefined || path?.startsWith("/") !== true) return undefined;
  const operation = `${method.toUpperCase()} ${path}`;
  const upstream = at === 1 && /^https?:\/\//.test(words[0] ?? "") ? words[0] : undefined;
  return upstream === undefined ? { operation } : { upstream, operation };
}
