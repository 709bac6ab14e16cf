import { expect, test } from "vitest";
import { pageSections } from "./page-sections.ts";

function titlesOf(...pages: string[]): Record<string, readonly string[]> {
  return Object.fromEntries(pageSections(pages).map(({ title, paths }) => [title, paths]));
}

test("users' pages come before maintainers' pages, and the landing page is in no section", () => {
  const sections = pageSections([
    "decisions/0001.md",
    "releasing.md",
    "faq.md",
    "guide/outcomes.md",
    "index.md",
  ]);
  expect(sections.map(({ title, readers }) => [title, readers])).toEqual([
    ["Start", "users"],
    ["Guide", "users"],
    ["For maintainers", "maintainers"],
    ["Decisions", "maintainers"],
  ]);
});

test("a page that is added to a folder is in that folder's section, after the pages with a place of their own", () => {
  expect(
    titlesOf("guide/mcp.md", "guide/outcomes.md", "guide/getting-started.md", "recipes/b.md", "recipes/a.md"),
  ).toEqual({
    Start: ["guide/getting-started.md"],
    Guide: ["guide/outcomes.md", "guide/mcp.md"],
    Recipes: ["recipes/a.md", "recipes/b.md"],
  });
});

test("a page at the root that no section names is for maintainers", () => {
  expect(titlesOf("architecture.md", "new.md")).toEqual({ "For maintainers": ["architecture.md", "new.md"] });
});

test("a section folds only if its own page exists", () => {
  expect(pageSections(["recipes/a.md"])).toEqual([
    { title: "Recipes", readers: "users", paths: ["recipes/a.md"] },
  ]);
  expect(pageSections(["recipes/a.md", "recipes/index.md"])).toEqual([
    { title: "Recipes", readers: "users", index: "recipes/index.md", paths: ["recipes/a.md"] },
  ]);
});

test("a page in a folder that no section names is not lost", () => {
  expect(titlesOf("talks/one.md")).toEqual({ More: ["talks/one.md"] });
});
