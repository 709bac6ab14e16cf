import { expect, test } from "vitest";
import { type Changeset, joinChangesets, parseChangeset, printChangeset } from "./changeset.ts";

const newer: Changeset = { releases: { "@calloff/acme": "patch", calloff: "patch" }, body: "New text." };

test("prints what changesets reads", () => {
  const text = '---\n"@calloff/acme": patch\n"calloff": patch\n---\n\nNew text.\n';
  expect(printChangeset(newer)).toBe(text);
  expect(parseChangeset(text, "a.md")).toEqual(newer);
});

test("reads one that a person has written, with line ends of Windows and a rule in its text", () => {
  const text = "---\r\n'@calloff/acme': major\r\n---\r\n\r\nOld.\r\n\r\n---\r\n\r\nOlder.\r\n";
  expect(parseChangeset(text, "a.md")).toEqual({
    releases: { "@calloff/acme": "major" },
    body: "Old.\r\n\r\n---\r\n\r\nOlder.",
  });
});

test.each(["", "text", "---\na: huge\n---\n\ntext", "---\n- a\n---\n\ntext"])("refuses %j", (text) => {
  expect(() => parseChangeset(text, ".changeset/a.md")).toThrow(
    ".changeset/a.md: is not a valid changeset: fix it",
  );
});

test("two for one provider become one, with the harder release and both texts", () => {
  const older: Changeset = { releases: { "@calloff/acme": "major", other: "minor" }, body: "Old text." };
  expect(joinChangesets(newer, [older])).toEqual({
    releases: { "@calloff/acme": "major", calloff: "patch", other: "minor" },
    body: "New text.\n\nOld text.",
  });
});

test("what has been said is not said twice", () => {
  const older: Changeset = { releases: { "@calloff/acme": "patch" }, body: "New text.\n\nOld text." };
  expect(joinChangesets(newer, [older]).body).toBe("New text.\n\nOld text.");
});
