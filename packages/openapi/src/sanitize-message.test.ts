import { expect, test } from "vitest";
import { sanitizeMessage } from "./sanitize-message.ts";
import { UserError } from "./user-error.ts";

test("what a terminal would obey is spelled out, and lines stay lines", () => {
  expect(sanitizeMessage("a\u001b[2Jb\nc\u202ed\re\tf")).toBe("a\\u001b[2Jb\nc\\u202ed\\re f");
});

test("a line that is too long keeps its beginning and its end", () => {
  const line = sanitizeMessage(`openapi.json:1:2: ${"x".repeat(1_000_000)} leads nowhere.`);
  expect(line).toHaveLength(1_203);
  expect(line).toMatch(/^openapi\.json:1:2: x+ … x+ leads nowhere\.$/);
});

test("failures are for people, the names of files in them too", () => {
  expect(new UserError("no.", { file: "\u001b[2J", line: 1 }).message).toBe("\\u001b[2J:1: no.");
});
