import { UserError } from "@calloff/openapi/internal";
import { fromMarkdown } from "mdast-util-from-markdown";
import { decodeReferences } from "./markdown.ts";

/** The settings between `---` lines at a page's start, with the line end behind them. */
const FRONT_MATTER = /^---\n[\s\S]*?\n---\n+/;

/** Characters of a description that search engines and link previews show at most. */
const MAX_DESCRIPTION = 180;

/** The page without the settings at its start. */
export function withoutFrontMatter(text: string): string {
  return text.replace(FRONT_MATTER, "");
}

/**
 * The page's first heading, without markup.
 *
 * @throws UserError when there is none
 */
export function titleOf(text: string, path: string): string {
  const [, title] = /^# (.+)$/m.exec(text) ?? [];
  if (title !== undefined) return plainText(title.replace(/[\\`]/g, "").replace(/<br>/g, " "));
  throw new UserError("the page has no heading of the first level.", { file: path });
}

/**
 * What the page is about, in a sentence or two: `description` of its front matter, or else how the first paragraph
 * before its first section begins. Empty if there is neither.
 */
export function describePage(text: string): string {
  const [settings = ""] = FRONT_MATTER.exec(text) ?? [];
  const [, given] = /^description: "?(.+?)"?$/m.exec(settings) ?? [];
  return given ?? shorten(firstParagraph(withoutFrontMatter(text)));
}

interface Node {
  readonly type: string;
  readonly value?: string;
  /** A heading's level. */
  readonly depth?: number;
  readonly children?: readonly Node[];
}

function firstParagraph(markdown: string): string {
  const nodes: readonly Node[] = fromMarkdown(markdown).children;
  const first = nodes.find(({ type, depth = 0 }) => type === "paragraph" || depth > 1);
  return first?.type === "paragraph" ? plainText(textOf(first)) : "";
}

function textOf({ type, value = "", children = [] }: Node): string {
  return type === "html" ? "" : value + children.map(textOf).join("");
}

function plainText(text: string): string {
  return decodeReferences(text).replace(/\s+/g, " ").trim();
}

/** Whole sentences as long as they fit, else words. A colon at the end would announce what is not there. */
function shorten(paragraph: string): string {
  const text = paragraph.replace(/:$/, ".");
  if (text.length <= MAX_DESCRIPTION) return text;
  const start = text.slice(0, MAX_DESCRIPTION);
  const [sentences] = /^.*[.!?](?= )/.exec(start) ?? [];
  return sentences ?? `${start.slice(0, start.lastIndexOf(" "))} …`;
}
