import { expect, test } from "vitest";
import { plainMarkdown } from "./plain-markdown.ts";

const PATH = "guide/outcomes.md";

test.each([
  ["a meaning's color is left out", '<span class="meaning stopped">canceled</span>', "`canceled`"],
  ["code in HTML is code", "| <code>GET &#124;x&#124;</code> |", "| `GET \\|x\\|` |"],
  ["text that would be markup is escaped", "a&#42;b &#60;c&#62; it&#39;s", "a\\*b &lt;c> it's"],
  [
    "a link in HTML is a link",
    '<a href="https://a.example/?b=1" rel="noreferrer">a</a>',
    "[a](https://a.example/?b=1)",
  ],
  ["facts are a list", '<dl class="facts"><dt>Key</dt><dd><code>K</code></dd></dl>', "- Key: `K`"],
  ["a frame is left out", '<div class="matrix">\n\n| a |\n|---|\n\n</div>', "| a |\n|---|"],
  ["lines in a cell are parts of a sentence", "| a<br>b |", "| a; b |"],
  ["lines in a heading are one", "# Stop.<br>All.", "# Stop. All."],
  ["comments and components are left out", "a\n\n<!-- b -->\n\n<LiveCancel />\n\nc", "a\n\nc"],
  ["a picture is told by its words", "![The cost of a change](../cost.svg)", "Picture: The cost of a change"],
  ["what is no tag stays", "a < 3, b <= 4, `Promise<void>`", "a < 3, b <= 4, `Promise<void>`"],
])("%s", (_, html, markdown) => {
  expect(plainMarkdown(PATH, `---\naside: false\n---\n\n${html}\n`)).toBe(`${markdown}\n`);
});

test("a diagram is told in words", () => {
  const figure =
    '<figure class="diagram">\n<svg><title>T</title><desc id="d">From a\nto b.</desc></svg>\n</figure>';
  expect(plainMarkdown(PATH, figure)).toBe("Diagram: From a to b.\n");
});

test("links lead to Markdown, and files and other sites are left alone", () => {
  const links =
    "[a](/guide/confirm#how) [b](/providers/) [c](../drift.md) [d](/drift-report.schema.json) [e](#here)";
  expect(plainMarkdown(PATH, links)).toBe(
    "[a](confirm.md#how) [b](../providers/index.md) [c](../drift.md) [d](/drift-report.schema.json) [e](#here)\n",
  );
  expect(plainMarkdown("index.md", "[a](./guide/confirm.html) [b](https://a.example/b)")).toBe(
    "[a](guide/confirm.md) [b](https://a.example/b)\n",
  );
});

test("links can be made for another place", () => {
  expect(plainMarkdown(PATH, "[a](/drift)", (page) => `https://a.example/${page}`)).toBe(
    "[a](https://a.example/drift.md)\n",
  );
});

test("blocks of code stay as they are", () => {
  const code = '```html\n<span class="meaning">a</span>&#42; [a](/b)\n```\n';
  expect(plainMarkdown(PATH, code)).toBe(code);
});
