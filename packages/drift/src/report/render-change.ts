import { escapeHtml, visibleText } from "@calloff/openapi/internal";
import { adviceFor } from "../advice/advice-for.ts";
import type { Change, Judge } from "../change.ts";
import { valueInShort } from "./value-in-short.ts";

/** How much of one side is shown. */
const LONGEST = 2000;

const SEEN_BY: Readonly<Record<Judge, string>> = {
  walk: "the walk",
  compiler: "the compiler",
  both: "the walk and the compiler",
};

/** A vendor's text as text. */
export function shown(text: string): string {
  return escapeHtml(visibleText(text));
}

/** One change of the page: what it is, both sides, and what to do. */
export function renderChange(change: Change): string {
  const { bump, message, before, after } = change;
  const { edit, before: codeBefore, after: codeAfter } = adviceFor(change);
  const code =
    codeBefore === ""
      ? ""
      : `\n${renderSides("Your code before", renderCode("was", codeBefore), "Your code after", renderCode("is", codeAfter))}`;
  return `<article data-bump="${bump}">
<h3><span class="tag ${bump}">${bump}</span> <bdi>${shown(message)}</bdi></h3>
<p class="facts">${factsOf(change).join(" · ")}</p>
${before === null && after === null ? "" : renderSides("Before", renderSide("was", before), "After", renderSide("is", after))}
${edit === "" ? "" : `<p>${shown(edit)}</p>`}${code}
</article>`;
}

function factsOf({ id, flags, operation, operations, pointer, by }: Change): string[] {
  const others = operations > 1 ? ` and ${operations - 1} more` : "";
  return [
    `<code>${shown(id)}</code>`,
    ...flags.map((flag) => `<code>${shown(flag)}</code>`),
    ...(operation === null ? [] : [`<code>${shown(operation)}</code>${others}`]),
    ...(pointer === "" ? [] : [`at <code>${shown(pointer)}</code>`]),
    `seen by ${SEEN_BY[by]}`,
  ];
}

function renderSides(leftName: string, left: string, rightName: string, right: string): string {
  return `<div class="sides"><div><h4>${leftName}</h4>${left}</div><div><h4>${rightName}</h4>${right}</div></div>`;
}

function renderSide(side: "was" | "is", value: Change["before"]): string {
  const text = valueInShort(value, LONGEST);
  return text === undefined
    ? `<pre class="${side} nothing">nothing</pre>`
    : `<pre class="${side}">${escapeHtml(text)}</pre>`;
}

function renderCode(side: "was" | "is", code: string): string {
  const lines = code.split("\n").map(visibleText).join("\n");
  return `<pre class="${side}"><code>${escapeHtml(lines)}</code></pre>`;
}
