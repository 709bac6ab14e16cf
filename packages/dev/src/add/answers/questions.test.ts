import { expect, test } from "vitest";
import { boxed } from "./questions.ts";

test("a box has its title in its frame, or as its first line where the terminal is too narrow", () => {
  const title = "GET /jobs/{id}, /status in its answer";
  expect(boxed(title, ["done: succeeded", "gone: failed"], 80)).toEqual([
    "done: succeeded\ngone: failed",
    title,
  ]);
  expect(boxed(title, ["done: succeeded"], 40)).toEqual([`${title}\n\ndone: succeeded`]);
});
