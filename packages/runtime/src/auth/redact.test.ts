import { describe, expect, test } from "vitest";
import { redactKeys } from "./redact.ts";

/** Characters that every encoding spells in a way of its own. */
const KEY = `Canary-KEY/+=9f8e7d&x<z "q"`;

// What each standard makes of that key, by hand or by the standard's own function.
test.each<[string, string]>([
  ["as it is", KEY],
  ["in lower case", KEY.toLowerCase()],
  ["in upper case", KEY.toUpperCase()],
  ["percent-encoded", "Canary-KEY%2F%2B%3D9f8e7d%26x%3Cz%20%22q%22"],
  ["percent-encoded in lower case", "Canary-KEY%2f%2b%3d9f8e7d%26x%3cz%20%22q%22"],
  ["percent-encoded twice", encodeURIComponent(encodeURIComponent(KEY))],
  [
    "percent-encoded to the last letter",
    [...Buffer.from(KEY)].map((byte) => `%${byte.toString(16)}`).join(""),
  ],
  ["form-encoded", new URLSearchParams({ k: KEY }).toString().slice(2)],
  ["in JSON", JSON.stringify(KEY).slice(1, -1)],
  ["in JSON whose writer escapes slashes", JSON.stringify(KEY).slice(1, -1).replaceAll("/", "\\/")],
  ["in JSON that stands in JSON", JSON.stringify(JSON.stringify(KEY)).slice(3, -3)],
  [
    "in JSON, every character by its number",
    [...KEY].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
  ],
  ["in HTML", "Canary-KEY/+=9f8e7d&amp;x&lt;z &quot;q&quot;"],
  ["in HTML, by numbers", [...KEY].map((char) => `&#${char.charCodeAt(0)};`).join("")],
  [
    "in HTML, by hexadecimal numbers",
    [...KEY].map((char) => `&#x${char.charCodeAt(0).toString(16)};`).join(""),
  ],
])("finds a key %s", (_, spelling) => {
  expect(redactKeys([KEY])(`no such key: ${spelling}, sorry`)).toBe("no such key: [key], sorry");
});

describe("Base64", () => {
  test.each([0, 1, 2, 3])("finds a key that was encoded behind %i other characters", (before) => {
    const encoded = Buffer.from(`${"u".repeat(before)}${KEY}:rest`).toString("base64");
    const shown = redactKeys([KEY])(`Basic ${encoded}`);
    expect(shown).toContain("[key]");
    // At most the three characters around the key, which hold parts of its neighbors, are left of it.
    expect(Buffer.from(shown.replace("Basic ", "").split("[key]").join(""), "base64").toString()).not.toMatch(
      /anary|KEY|9f8e/,
    );
  });

  test("finds a key in the alphabet for URLs", () => {
    const key = "subjects?_d=~>>ÿ-key";
    const encoded = Buffer.from(key).toString("base64url");
    expect(encoded).toMatch(/[-_]/);
    expect(redactKeys([key])(encoded)).toContain("[key]");
  });
});

test("replaces the longer of two keys that begin alike whole", () => {
  expect(redactKeys(["abcd", "abcd-efgh"])("abcd-efgh abcd")).toBe("[key] [key]");
});

test("leaves text alone that holds no key, and keys so short that they would be found in words", () => {
  expect(redactKeys([])("no such job")).toBe("no such job");
  expect(redactKeys(["o"])("no such job")).toBe("no such job");
  expect(redactKeys(["abcd"])("ab cd, abc")).toBe("ab cd, abc");
});

test("finds a key of ten thousand characters, and does not search for long", () => {
  const key = `eyJh${"aB3-_x".repeat(1_700)}`;
  expect(redactKeys([key])(`no such key: ${key}, sorry`)).toBe("no such key: [key] sorry");
  expect(redactKeys([key])(`no such key: "${encodeURIComponent(key)}"`)).toBe('no such key: "[key]"');
  expect(redactKeys([key])("eyJh is how many begin")).toBe("eyJh is how many begin");
});
