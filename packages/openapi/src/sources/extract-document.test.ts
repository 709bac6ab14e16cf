import {
  failureOf,
  GITBOOK_PAGE,
  JSON_DOCUMENT,
  MINTLIFY_FIRST_LINE,
  mintlifyPage,
  YAML_DOCUMENT,
} from "@calloff/test-support";
import { describe, expect, it } from "vitest";
import { type ExtractedDocument, extractDocument } from "./extract-document.ts";

function extract(text: string): ExtractedDocument {
  return extractDocument({ name: "page.md", bytes: Buffer.from(text), text });
}

const textOf = ({ bytes }: ExtractedDocument): string => Buffer.from(bytes).toString();
const failure = (text: string): Promise<string> => failureOf(() => extract(text));

describe("a page of Mintlify", () => {
  const url = "https://api.acme.example/openapi.json";

  it.each([
    ["yaml DELETE /renders/{id}", { operation: "DELETE /renders/{id}" }],
    [`yaml ${url} delete /renders/{id}`, { upstream: url, operation: "DELETE /renders/{id}" }],
    ["yaml", undefined],
  ])("with the info line %s", (infoLine, info) => {
    const extracted = extract(mintlifyPage(infoLine));
    expect(textOf(extracted)).toBe(YAML_DOCUMENT);
    expect(extracted.page).toEqual({
      firstLine: MINTLIFY_FIRST_LINE,
      lastLine: MINTLIFY_FIRST_LINE + 25,
      index: "https://docs.acme.example/llms.txt",
      ...(info && { info }),
    });
  });

  it("gives places in the page", () => {
    const { document } = extract(mintlifyPage("yaml DELETE /renders/{id}"));
    // servers: is the eleventh line of the document.
    expect(document.locate(["servers"])).toEqual({
      file: "page.md",
      line: MINTLIFY_FIRST_LINE + 10,
      column: 1,
    });
    expect(document.locate(["servers", 0])).toEqual({
      file: "page.md",
      line: MINTLIFY_FIRST_LINE + 11,
      column: 5,
    });
  });

  it("keeps the line endings and the spaces that were published", () => {
    const document = "openapi: 3.1.0  \r\ninfo:\r\n\ttitle: x\n\r\n";
    const page = `# Cancel\r\n\r\n\`\`\`\`yaml GET /x\r\n${YAML_DOCUMENT.replaceAll("\n", "\r\n")}\`\`\`\`\r\n`;
    expect(textOf(extract(page))).toBe(YAML_DOCUMENT.replaceAll("\n", "\r\n"));
    expect(textOf(extract(`# Cancel\n\n\`\`\`yaml\n${document.replace("\t", " ")}\`\`\`\n`))).toBe(
      document.replace("\t", " "),
    );
  });

  it("with a byte order mark", () => {
    expect(textOf(extract(`\uFEFF${mintlifyPage("yaml DELETE /renders/{id}")}`))).toBe(YAML_DOCUMENT);
  });
});

describe("a page of GitBook", () => {
  it("is a plain fence, and nothing that it tells machines to do", () => {
    const extracted = extract(GITBOOK_PAGE);
    expect(textOf(extracted)).toBe(JSON_DOCUMENT);
    expect(extracted.document.format).toBe("json");
    expect(extracted.page).toEqual({ firstLine: 8, lastLine: 8 });
  });

  it("gives places on the document's one line", () => {
    // {"openapi":"3.1.2", has 19 characters, so the key "info" is the 20th.
    expect(extract(GITBOOK_PAGE).document.locate(["info"])).toEqual({ file: "page.md", line: 8, column: 20 });
  });

  it("may begin with a hint in braces", () => {
    expect(textOf(extract(`{% hint style="info" %}\nBeta\n{% endhint %}\n\n${GITBOOK_PAGE}`))).toBe(
      JSON_DOCUMENT,
    );
  });
});

describe("other pages", () => {
  const minimal = "openapi: 3.0.0\ninfo: {}\n";
  const json = '{"openapi": "3.0.0"}\n';

  it.each([
    ["a fence of tildes", `# A\n\n~~~~yaml\n${minimal}~~~~\n`, minimal],
    ["a closing fence that is longer", `# A\n\n\`\`\`yaml\n${minimal}\`\`\`\`\`\n`, minimal],
    ["a fence in a list", `- one:\n\n  \`\`\`json\n  {"openapi": "3.0.0"}\n  \`\`\`\n`, json],
    ["a fence that begins a list item", `1. \`\`\`json\n   {"openapi": "3.0.0"}\n   \`\`\`\n`, json],
    ["a fence in a quote", `> \`\`\`json\n> {"openapi": "3.0.0"}\n> \`\`\`\n`, json],
    [
      "a fence deep in tags",
      `<Tabs>\n    <Tab>\n        \`\`\`json\n        {"openapi": "3.0.0"}\n        \`\`\`\n    </Tab>\n</Tabs>\n`,
      json,
    ],
    [
      "front matter that names an operation",
      `---\ntitle: A\nopenapi: DELETE /x\n---\n\n\`\`\`yaml\n${minimal}\`\`\`\n`,
      minimal,
    ],
    ["a first line with a colon", `Note: beta\n\n\`\`\`yaml\n${minimal}\`\`\`\n`, minimal],
    ["a fence further in than its content", `# A\n\n  \`\`\`yaml\n${minimal}  \`\`\`\n`, minimal],
    [
      "a character that CommonMark replaces",
      "# A\n\n```yaml\nopenapi: 3.0.0 #\0\n```\n",
      "openapi: 3.0.0 #\0\n",
    ],
    ["a quoted key", `# A\n\n\`\`\`yaml\n"openapi": 3.0.0\n\`\`\`\n`, '"openapi": 3.0.0\n'],
  ])("%s", (_, page, document) => {
    const extracted = extract(page);
    expect(extracted.page).toBeDefined();
    expect(textOf(extracted)).toBe(document);
  });

  it("place what is indented where it is", async () => {
    expect(await failure(`- one:\n\n  \`\`\`yaml\n  openapi: 3.0.0\n  openapi: 3.0.0\n  \`\`\`\n`)).toBe(
      'page.md:5:3: broken YAML: the key "openapi" is there twice.',
    );
  });
});

describe("a source that is the document itself", () => {
  it.each([
    ["YAML", YAML_DOCUMENT],
    ["JSON", JSON_DOCUMENT],
    ["YAML without a line ending", "openapi: 3.0.0"],
    ["YAML with CRLF and a byte order mark", "\uFEFFopenapi: 3.0.0\r\ninfo: {}\r\n"],
    ["YAML after a comment and ---", "# Acme\n\n---\nopenapi: 3.0.0\n"],
    ["YAML with three dashes at both ends", "---\nopenapi: 3.0.0\n...\n"],
    [
      "YAML in the order of the alphabet",
      "info:\n  description: |\n    ```yaml\n    openapi: 1\n    ```\nopenapi: 3.0.0\n",
    ],
    ["Swagger", "swagger: '2.0'\n"],
    ["JSON over several lines", '{\n  "info": {},\n  "openapi": "3.0.0"\n}'],
  ])("%s", (_, text) => {
    const extracted = extract(text);
    expect(extracted.page).toBeUndefined();
    expect(textOf(extracted)).toBe(text);
  });
});

describe("a source without one document", () => {
  const block = "```yaml\nopenapi: 3.0.0\n```\n";
  const none = (blocks: string): string =>
    `page.md: no OpenAPI document found: ${blocks}, none with openapi: at its top level. Is this the page of an operation?`;

  it.each([
    ["nothing", "", "page.md: is empty."],
    ["white space", "\uFEFF \n\t\n", "page.md: is empty."],
    ["prose", "Not found.\n", none("0 code blocks")],
    ["a page of code", "# A\n\n```js\nopenapi()\n```\n", none("1 code block")],
    [
      "a page whose JSON has the key further in",
      '# A\n\n```json\n{"spec": {"openapi": "3.0.0"}}\n```\n\n```\nx\n```\n',
      none("2 code blocks"),
    ],
    [
      "a page whose YAML has the key further in",
      "# A\n\n```yaml\nspec:\n  openapi: 3.0.0\n```\n",
      none("1 code block"),
    ],
    ["YAML of another kind", "asyncapi: 3.0.0\ninfo: {}\n", none("0 code blocks")],
    [
      "two documents",
      `# A\n\n${block}\n## B\n\n${block}`,
      "page.md: 2 OpenAPI documents found, at lines 4, 10; save the one you mean to a file and name that.",
    ],
    [
      "three, of several kinds",
      `# A\n\n${block}\n~~~\n{"swagger": "2.0"}\n~~~\n\n- ${block.replaceAll("\n", "\n  ")}`,
      "page.md: 3 OpenAPI documents found, at lines 4, 8, 12;",
    ],
    [
      "a page that was cut off",
      mintlifyPage("yaml GET /x").slice(0, -40),
      `page.md:${MINTLIFY_FIRST_LINE - 1}: the code block with the document is never closed; the page seems to be cut off.`,
    ],
    [
      "a page that was cut off after a shorter fence",
      "# A\n\n````yaml\nopenapi: 3.0.0\n```",
      "page.md:3: the code block with the document is never closed",
    ],
    [
      "HTML",
      "<!DOCTYPE html>\n<html><body><pre>openapi: 3.0.0</pre></body></html>",
      "page.md: is HTML; the Markdown version of the page is needed, often at the same URL with .md added.",
    ],
    ["HTML after comments", "\uFEFF\n<!-- a -->\n<!-- b --><HTML>", "page.md: is HTML;"],
    ["XHTML", '<?xml version="1.0"?>\n<!DOCTYPE html>', "page.md: is HTML;"],
  ])("%s", async (_, text, message) => {
    expect(await failure(text)).toContain(message);
  });

  it.each([
    ["a page", "# A\n\n```yaml\nopenapi: 3.0.0\ninfo:\n  title: a: b\n```\n", "page.md:6:10: broken YAML: "],
    [
      "a page whose info line says what the block was to be",
      "# A\n\n```yaml GET /x\nopenapi 3.0.0\n\tinfo: {}\n```\n",
      "page.md:4:1: broken YAML: ",
    ],
    [
      "a page with JSON",
      '# A\n\n```json\n{"openapi": "3.0.0",\n "info": {"title": "a",}}\n```\n',
      "page.md:5:24: broken JSON: a key in double quotes should be here.",
    ],
    [
      "a page with JSON on one line",
      GITBOOK_PAGE.replace('"info":', '"info"'),
      "page.md:8:26: broken JSON: a colon should be here.",
    ],
    ["a document", "openapi: 3.0.0\ninfo: [\n", "page.md:3:1: broken YAML: "],
    [
      "two YAML documents",
      "---\nopenapi: 3.0.0\n---\nopenapi: 3.0.0\n",
      "page.md:3:1: several YAML documents in one file; keep one.",
    ],
  ])("something broken: %s", async (_, text, message) => {
    expect(await failure(text)).toContain(message);
  });

  it("a page that begins with many comments is told from HTML without trying every way to pair them", async () => {
    expect(await failure(`${"<!-- -->".repeat(10_000)}x`)).toBe(none("0 code blocks"));
  });
});
