import { visibleText } from "@calloff/openapi/internal";

/** Words that mean nothing to Markdown or GitHub: letters, with a mark of punctuation after them; or a small number. */
const PLAIN = /^\(?(?:\p{L}+(?:['’-]\p{L}+)*|\d{1,4})\)?[.,;:]?$/u;
/** GitHub makes links of what looks like the name of a commit. */
const COMMIT = /^\(?[\da-f]{7,}\)?[.,;:]?$/i;
const QUOTED = /^`([^`]+)`([.,;:]?)$/;

/**
 * A sentence that may hold a vendor's text. Words stay as they are; whatever else is in it, so also links, mentions,
 * references to issues, HTML and comments, is shown as code.
 */
export function prose(text: string): string {
  const parts: { code: boolean; words: string[] }[] = [];
  for (const word of visibleText(text).split(/\s+/).filter(Boolean)) {
    const [, quoted = "", mark = ""] = QUOTED.exec(word) ?? [];
    const code = quoted === "" && (!PLAIN.test(word) || COMMIT.test(word));
    const last = parts.at(-1);
    const shown = quoted === "" ? word : codeSpan(quoted) + mark;
    if (last?.code === code) last.words.push(shown);
    else parts.push({ code, words: [shown] });
  }
  return parts.map(({ code, words }) => (code ? asCode(words.join(" ")) : words.join(" "))).join(" ");
}

/** The sentence's own punctuation stands behind the code. */
function asCode(text: string): string {
  const [, inner = text, mark = ""] = /^(.*[^.,;:])([.,;:])$/su.exec(text) ?? [];
  return codeSpan(inner) + mark;
}

/** CommonMark, section 6.1: a fence longer than any within, and spaces that are taken away again. */
export function codeSpan(text: string): string {
  const fence = "`".repeat(longestFence(text) + 1);
  const inner = visibleText(text) || " ";
  return `${fence}${/^[`\s]|[`\s]$/.test(inner) ? ` ${inner} ` : inner}${fence}`;
}

/** With each line, which may hold a vendor's text, as it is. */
export function codeBlock(language: string, code: string): string {
  const fence = "`".repeat(Math.max(3, longestFence(code) + 1));
  return [fence + language, ...code.split("\n").map(visibleText), fence].join("\n");
}

function longestFence(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}

/** What fits in so many characters. */
export interface LengthBudget {
  /** The text if it still fits, otherwise nothing: from then on nothing fits, so that no order is broken. */
  take(text: string, entries: number): string;
  /** How many entries stood in what was refused. */
  refused(): number;
}

export function createLengthBudget(limit: number): LengthBudget {
  let left = limit;
  let refused = 0;
  return {
    take(text, entries) {
      if (text.length > left) {
        refused += entries;
        left = 0;
        return "";
      }
      left -= text.length;
      return text;
    },
    refused: () => refused,
  };
}
