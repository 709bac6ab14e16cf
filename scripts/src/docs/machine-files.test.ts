import { expect, test } from "vitest";
import { machineFiles } from "./machine-files.ts";
import type { PageSection } from "./page-sections.ts";
import { SITE } from "./site-facts.ts";

const PAGES = new Map([
  ["guide/confirm.md", "# Know that it stopped\n\nRead [the status](/drift).\n"],
  ["api/index.md", "# API\n\nEvery name.\n"],
  ["drift.md", "# Drift\n\nVendors change.\n"],
  ["decisions/index.md", "# Decisions\n\n- [One](/decisions/0001)\n"],
  ["decisions/0001.md", "# One\n"],
]);
const SECTIONS: readonly PageSection[] = [
  { title: "Guide", readers: "users", paths: ["guide/confirm.md", "drift.md"] },
  { title: "API", readers: "users", index: "api/index.md", paths: [] },
  { title: "Decisions", readers: "maintainers", index: "decisions/index.md", paths: ["decisions/0001.md"] },
];

const files = machineFiles(SECTIONS, PAGES);

test("llms.txt lists users' pages with a sentence each, and of maintainers' sections the first page alone", () => {
  const lines = files.get("llms.txt")?.split("\n") ?? [];
  expect(lines[0]).toBe("# Calloff");
  expect(lines[2]).toMatch(/^> \w/);
  expect(lines.filter((line) => /^(## |- )/.test(line))).toEqual([
    "## Guide",
    `- [Know that it stopped](${SITE.url}guide/confirm.md): Read the status.`,
    `- [Drift](${SITE.url}drift.md): Vendors change.`,
    "## API",
    `- [API](${SITE.url}api/index.md): Every name.`,
    "## Optional",
    `- [Decisions](${SITE.url}decisions/index.md)`,
  ]);
});

test("every page is there as Markdown", () => {
  expect([...files.keys()].sort()).toEqual([...PAGES.keys(), "llms-full.txt", "llms.txt"].sort());
  expect(files.get("guide/confirm.md")).toContain("[the status](../drift.md)");
});

test("llms-full.txt holds users' pages without the API, with links that lead out of it", () => {
  const text = files.get("llms-full.txt");
  expect(text).toContain(`Source: ${SITE.url}guide/confirm.md\n\n# Know that it stopped`);
  expect(text).toContain(`[the status](${SITE.url}drift.md)`);
  expect(text).not.toContain("# API");
  expect(text).not.toContain("# Decisions");
});
