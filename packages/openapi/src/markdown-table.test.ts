import { expect, test } from "vitest";
import { markdownTable } from "./markdown-table.ts";

test("a table has a heading, a rule that aligns numbers to the right, and rows", () => {
  expect(markdownTable(["state", ":jobs"], [["canceled", 3]])).toBe(
    "| state | jobs |\n|---|--:|\n| canceled | 3 |\n",
  );
});

test("a table without rows is its heading", () => {
  expect(markdownTable(["a"], [])).toBe("| a |\n|---|\n");
});

/** GitHub Flavored Markdown, section 4.10: a pipe within a cell is escaped, within code too. */
test.each([
  ["a|b", "a\\|b"],
  ["`string | null`", "`string \\| null`"],
  ["escaped \\| already", "escaped \\| already"],
  ["a backslash \\\\| before it", "a backslash \\\\\\| before it"],
  ["two\nlines", "two lines"],
  ["two\r\n  lines", "two lines"],
])("the cell %j neither ends nor begins another", (cell, written) => {
  expect(markdownTable(["a"], [[cell]]).split("\n")[2]).toBe(`| ${written} |`);
});
