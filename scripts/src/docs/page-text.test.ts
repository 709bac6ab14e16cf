import { expect, test } from "vitest";
import { describePage, titleOf, withoutFrontMatter } from "./page-text.ts";

test("a title has no markup", () => {
  expect(titleOf("text\n\n# The `cancel` &#38; more\n", "a.md")).toBe("The cancel & more");
});

test("a page without a title is refused by name", () => {
  expect(() => titleOf("## Only a second level\n", "guide/a.md")).toThrow("no heading of the first level");
});

test("a description is the front matter's, if it has one", () => {
  expect(describePage("---\naside: false\ndescription: What it is.\n---\n\n# A\n\nText.\n")).toBe(
    "What it is.",
  );
});

test("a description is else the first paragraph, as text", () => {
  const page =
    "# A\n\n```sh\nnpm install\n```\n\nA `job` is [stopped](/b),\nand **paid** no more.\n\nMore.\n";
  expect(describePage(page)).toBe("A job is stopped, and paid no more.");
});

test("a section's first paragraph does not describe the page", () => {
  expect(describePage("# FAQ\n\n## What is it?\n\nIt is this.\n")).toBe("");
});

test("a long paragraph ends behind a sentence", () => {
  const sentence = `${"word ".repeat(20).trim()}.`; // 100 characters
  expect(describePage(`# A\n\n${sentence} ${sentence}`)).toBe(sentence);
  expect(describePage(`# A\n\n${"word ".repeat(60)}`)).toBe(`${"word ".repeat(36).trim()} …`);
});

test("a paragraph that announces an example ends like a sentence", () => {
  expect(describePage("# A\n\nInstall it:\n\n```sh\nnpm install\n```\n")).toBe("Install it.");
});

test("front matter is no part of the text", () => {
  expect(withoutFrontMatter("---\nlayout: home\n---\n\n# A\n")).toBe("# A\n");
  expect(withoutFrontMatter("# A\n\n---\n\nB\n")).toBe("# A\n\n---\n\nB\n");
});
