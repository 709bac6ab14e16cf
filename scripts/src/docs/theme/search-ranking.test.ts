import { expect, test } from "vitest";
import { SEARCH_OPTIONS } from "./search-ranking.ts";

const { boostDocument, fuzzy } = SEARCH_OPTIONS;

test("what explains goes before recipes, vendors' pages, the reference and decisions", () => {
  const ids = [
    "/calloff/decisions/0029-rate-patience-and-memory.html#retry",
    "/calloff/api/runtime.html#api-retryevent",
    "/calloff/providers/openai.html",
    "/calloff/recipes/express.html#next",
    "/faq.html",
  ];
  const weights = ids.map(boostDocument);
  expect(weights).toEqual([...weights].sort((a, b) => a - b));
  expect(new Set(weights).size).toBe(ids.length);
  expect(boostDocument("/calloff/guide/outcomes.html#errors")).toBe(boostDocument("/faq.html"));
});

test("a number is searched for as it is, and a word with room for a slip", () => {
  expect(fuzzy("409")).toBe(false);
  expect(fuzzy("cancelled")).toBeGreaterThan(0);
});
