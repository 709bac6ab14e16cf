import { describe, expect, it } from "vitest";
import { UserError } from "../user-error.ts";
import { parseDocument } from "./parse-document.ts";

const parse = (text: string) => parseDocument(text, { file: "api.yaml" });

function messageOf(text: string): string {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return "was accepted";
}

describe("what parseDocument reads", () => {
  it.each([
    ["YAML", "a: 1\nb:\n  - x\n", "yaml", { a: 1, b: ["x"] }],
    ["YAML that begins with ---", "---\na: 1\n", "yaml", { a: 1 }],
    ["YAML with CRLF", "a: 1\r\nb: 2\r\n", "yaml", { a: 1, b: 2 }],
    ["YAML with a byte order mark", "\uFEFFa: 1\n", "yaml", { a: 1 }],
    ["YAML 1.2, where yes is a word", "a: yes\nb: 2024-01-01\n", "yaml", { a: "yes", b: "2024-01-01" }],
    ["numbers as keys", "200: ok\n", "yaml", { "200": "ok" }],
    ["anchors and aliases", "a: &x {k: 1}\nb: *x\n", "yaml", { a: { k: 1 }, b: { k: 1 } }],
    ["tags of JSON's types", "a: !!str 5\nb: !!int '5'\n", "yaml", { a: "5", b: 5 }],
    [
      "merge keys",
      "a: &x {k: 1, l: 1}\nb: {<<: *x, l: 2}\n",
      "yaml",
      { a: { k: 1, l: 1 }, b: { k: 1, l: 2 } },
    ],
    ["JSON", ' \n{"a": [1, {"b": null}]}\n', "json", { a: [1, { b: null }] }],
    ["JSON with a byte order mark", '\uFEFF{"a": 1}', "json", { a: 1 }],
  ])("%s", (_, text, format, value) => {
    const document = parse(text);
    expect(document.value).toEqual(value);
    expect(document.format).toBe(format);
  });

  it.each([
    ["YAML", "__proto__:\n  polluted: true\nconstructor: 1\n"],
    ["JSON", '{"__proto__": {"polluted": true}, "constructor": 1}'],
  ])("keeps hostile keys of %s as plain data", (_, text) => {
    const { value } = parse(text);
    expect(Object.keys(value)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect({}).not.toHaveProperty("polluted");
  });

  it("takes 500 levels, counted from the root", () => {
    expect(parse(`{"a":${"[".repeat(499)}${"]".repeat(499)}}`).format).toBe("json");
    expect(parse(`a: ${"[".repeat(499)}1${"]".repeat(499)}`).format).toBe("yaml");
  });

  it("takes a mapping of 50 000 keys without comparing each with each", () => {
    const text = Array.from({ length: 50_000 }, (_, i) => `key${i}: ${i}\n`).join("");
    expect(parse(text).value["key49999"]).toBe(49_999);
  }, 60_000);
});

describe("what parseDocument refuses, and where", () => {
  it.each([
    ["nothing", "", "api.yaml:1:1: the document is empty."],
    ["only comments", "# hello\n", "api.yaml:1:1: the document is empty."],
    [
      "a list",
      "- a\n",
      "api.yaml:1:1: expected a mapping at the root of the document, found something else.",
    ],
    [
      "prose",
      "Not found.\n",
      "api.yaml:1:1: expected a mapping at the root of the document, found something else.",
    ],
    ["a wrong indentation", "a:\n  b: 1\n c: 2\n", "api.yaml:3:1: broken YAML: "],
    ["a tab", "a:\n\tb: 1\n", "api.yaml:2:1: broken YAML: "],
    ["an open quote", 'a: 1\nb: "x\n', "api.yaml:3:1: broken YAML: "],
    ["two documents", "a: 1\n---\nb: 2\n", "api.yaml:2:1: several YAML documents in one file; keep one."],
    ["YAML 1.1", "%YAML 1.1\n---\na: yes\n", "api.yaml:1:1: YAML 1.1; OpenAPI is written in YAML 1.2."],
    ["a tag of bytes", "a: 1\nb: !!binary aGk=\n", "api.yaml:2:13: !!binary is not a type in JSON."],
    ["a tag of a set", "a: 1\nb: !!set {x, y}\n", "api.yaml:2:10: !!set is not a type in JSON."],
    ["a tag of nobody", "a: 1\nb: !thing x\n", "api.yaml:2:4: broken YAML: Unresolved tag: !thing"],
    ["a key twice", "a: 1\nb:\n  c: 1\n  c: 2\n", 'api.yaml:4:3: broken YAML: the key "c" is there twice.'],
    [
      "a key twice, once quoted",
      "200: a\n'200': b\n",
      'api.yaml:2:1: broken YAML: the key "200" is there twice.',
    ],
    ["a list as a key", "a: 1\n? [b]\n: 2\n", "api.yaml:2:3: broken YAML: a key must be a plain value"],
    ["infinity", "a:\n  b: -.inf\n", "api.yaml:2:6: -.inf is not a number in JSON."],
    ["an alias to nothing", "a:\n  - *x\n", "api.yaml:2:5: *x has no anchor that ends before it."],
    ["an alias to itself", "a: &x [*x, *x]\n", "api.yaml:1:8: *x has no anchor that ends before it."],
    ["a merge of a number", "a: {<<: 5}\n", "api.yaml:1:1: broken YAML: Merge sources must be maps"],
    [
      "a comma too many in JSON",
      '{\n  "a": 1,\n}\n',
      "api.yaml:3:1: broken JSON: a key in double quotes should be",
    ],
    ["YAML in braces", "{a: 1}", "api.yaml:1:2: broken JSON: a key in double quotes"],
    ["JSON that ends early", '{"a": [1', "api.yaml:1:9: broken JSON: it ends where a comma or"],
    ["a key twice in JSON", '{"a": 1,\n "a": 2}', 'api.yaml:2:2: broken JSON: the key "a" is there twice.'],
    [
      "501 levels of JSON",
      `{"a":\n${"[".repeat(501)}${"]".repeat(501)}}`,
      "api.yaml:2:501: nested more than 500 levels deep.",
    ],
    [
      "501 levels of YAML",
      `a: ${"[".repeat(501)}${"]".repeat(501)}`,
      "api.yaml:1:504: nested more than 500 levels deep.",
    ],
    [
      "100 000 levels of JSON",
      `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
      "nested more than 500 levels deep.",
    ],
    ["100 000 levels of YAML", `a: ${"[".repeat(100_000)}`, "nested too deep."],
    ["20 000 lists on one line", `a:\n  ${"- ".repeat(20_000)}x`, "nested too deep."],
  ])("%s", (_, text, message) => {
    expect(messageOf(text)).toContain(message);
  });

  it("a YAML bomb, without expanding it", () => {
    const lines = ["l0: &l0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i <= 30; i += 1) {
      const before = `*l${i - 1}`;
      lines.push(`l${i}: &l${i} [${Array.from({ length: 10 }, () => before).join(", ")}]`);
    }
    // Each line stands for ten times the one before: 11 nodes, 111, 1111, 11111. Of the fourth line's ten
    // aliases of 1111 nodes, after 1220 before, the eighth goes past 10 000.
    expect(messageOf(lines.join("\n"))).toBe(
      'api.yaml:4:45: its aliases stand for more than 10000 nodes (a "YAML bomb"); write the values out.',
    );
  });

  it("more than 10 000 nodes behind aliases", () => {
    const list = (length: number, item: string) => `[${Array.from({ length }, () => item).join(", ")}]`;
    const hundredNodes = `a: &x ${list(99, "1")}\n`;
    expect(messageOf(`${hundredNodes}b: ${list(100, "*x")}`)).toBe("was accepted");
    expect(messageOf(`${hundredNodes}b: ${list(101, "*x")}`)).toContain("YAML bomb");
  });
});

describe("locate", () => {
  const yaml =
    "paths:\n  /jobs/{id}:\n    delete:\n      tags: [a, b]\n      responses:\n        '204': {}\n";
  const json = '{"paths":\n {"/jobs/{id}": {"delete": {"tags": ["a", "b"], "responses":\n {"204": {}}}}}}';

  it.each([
    [yaml, [], 1, 1],
    [yaml, ["paths", "/jobs/{id}", "delete"], 3, 5],
    [yaml, ["paths", "/jobs/{id}", "delete", "tags", 1], 4, 17],
    [yaml, ["paths", "/jobs/{id}", "delete", "responses", "204"], 6, 9],
    [yaml, ["paths", "/jobs/{id}", "delete", "responses", "404", "content"], 5, 7],
    [json, [], 1, 1],
    [json, ["paths", "/jobs/{id}"], 2, 3],
    [json, ["paths", "/jobs/{id}", "delete", "tags", 1], 2, 43],
    [json, ["paths", "/jobs/{id}", "delete", "responses", "204"], 3, 3],
  ])("finds in %j the place of %j", (text, path, line, column) => {
    expect(parse(text).locate(path)).toEqual({ file: "api.yaml", line, column });
  });

  it("names places of the file that the text was cut out of", () => {
    const start = { file: "page.md", line: 100, column: 3 };
    expect(parseDocument(yaml, start).locate(["paths", "/jobs/{id}"])).toEqual({
      file: "page.md",
      line: 101,
      column: 5,
    });
    expect(() => parseDocument("a: 1\na: 2\n", start)).toThrow("page.md:101:3: ");
  });
});
