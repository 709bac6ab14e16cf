import { UserError } from "../user-error.ts";

export const TOP_LEVEL_KEY: RegExp = /^(["']?)(?:openapi|swagger)\1[ \t]*:/m;
/** At the margin, where no YAML document can have one; a description may hold a fence further in. */
const FENCE = /^(?:`{3,}|~{3,})/m;
/** A blank line, or what begins like a comment, a directive or a separator. */
const BEFORE_YAML = /(?:[#%].*|---.*|[ \t]*)\r?\n/y;
const YAML_KEY = /["']?[\w$.-]+["']?[ \t]*:/y;
/** Not `{% hint %}` of GitBook nor a comment of MDX, with which pages may begin. */
const JSON_START = /^\{\s*(?:["'}]|$|(?:openapi|swagger)\b)/;
const FRONT_MATTER = /^---[ \t]*\r?\n(?:[\s\S]*?\r?\n)??---[ \t]*(?:\r?\n|$)/;

/**
 * Whether a source is an OpenAPI document or a page around one: whichever comes first, the top-level key
 * of a document or the fence of a code block. File names and content types are not asked, they are often wrong.
 *
 * @throws UserError when it is neither
 */
export function kindOf(text: string, name: string): "document" | "page" {
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (start === "") throw new UserError("is empty.", { file: name });
  if (isHtml(start)) {
    throw new UserError(
      "is HTML; the Markdown version of the page is needed, often at the same URL with .md added.",
      { file: name },
    );
  }
  if (JSON_START.test(start)) return "document";
  const body = withoutFrontMatter(start);
  if (!beginsWithKey(body)) return "page";
  const key = body.search(TOP_LEVEL_KEY);
  const fence = body.search(FENCE);
  return key !== -1 && (fence === -1 || key < fence) ? "document" : "page";
}

/** Line by line: one expression for all of them goes as deep as there are lines. */
function beginsWithKey(text: string): boolean {
  YAML_KEY.lastIndex = 0;
  BEFORE_YAML.lastIndex = 0;
  while (BEFORE_YAML.test(text)) YAML_KEY.lastIndex = BEFORE_YAML.lastIndex;
  return YAML_KEY.test(text);
}

/** In the front matter of a page, `openapi: DELETE /jobs/{id}` names an operation; a document names a version. */
function withoutFrontMatter(text: string): string {
  const matter = text.match(FRONT_MATTER)?.[0] ?? "";
  return /^openapi[ \t]*:[ \t]*["']?\d/m.test(matter) ? text : text.slice(matter.length);
}

export function isHtml(text: string): boolean {
  let rest = text.replace(/^\uFEFF/, "").trimStart();
  for (const [opening, closing] of [
    ["<?xml", "?>"],
    ["<!--", "-->"],
  ] as const) {
    while (rest.startsWith(opening)) {
      const end = rest.indexOf(closing);
      if (end === -1) return false;
      rest = rest.slice(end + closing.length).trimStart();
    }
  }
  return /^<(?:!doctype\s+html|html|head|body|title|meta|script)\b/i.test(rest);
}
