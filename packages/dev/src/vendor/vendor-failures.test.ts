import { mkdir, readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  failureOf,
  GITBOOK_PAGE,
  MINTLIFY_FIRST_LINE,
  mintlifyPage,
  startServer,
  YAML_DOCUMENT,
} from "@calloff/test-support";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type VendorWorkspace, vendorWorkspace } from "./testing/vendor-workspace.ts";

let workspace: VendorWorkspace;
beforeEach(async () => {
  workspace = await vendorWorkspace();
});
afterEach(() => workspace[Symbol.asyncDispose]());

describe("what cannot be vendored leaves everything as it was", () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
`;
  const replace = (from: string, to: string): string => {
    const document = YAML_DOCUMENT.replace(from, to);
    if (document === YAML_DOCUMENT) throw new Error(`the example has no ${from}`);
    return mintlifyPage("yaml DELETE /renders/{id}", document);
  };
  const line = (ofDocument: number): string => `page.md:${MINTLIFY_FIRST_LINE + ofDocument - 1}`;

  it.each([
    [
      "a page without a document",
      "# Cancel\n\n```js\ncancel()\n```\n",
      "page.md: no OpenAPI document found: 1 code block",
    ],
    [
      "a page with two",
      `${mintlifyPage("yaml")}\n${GITBOOK_PAGE}`,
      "page.md: 2 OpenAPI documents found, at lines 69, 104;",
    ],
    ["broken YAML", replace("  version: '7'", " version: '7'"), `${line(4)}:1: broken YAML: `],
    [
      "broken JSON",
      GITBOOK_PAGE.replace('"version":"7"', '"version":7"'),
      "page.md:8:61: broken JSON: a comma",
    ],
    ["Swagger", replace("openapi: 3.1.0", "swagger: '2.0'"), `${line(1)}:1: Swagger 2.0; convert it`],
    ["OpenAPI 3.3", replace("3.1.0", "3.3.0"), `${line(1)}:1: OpenAPI 3.3.0 is not supported`],
    [
      "a reference to a host",
      replace("type: integer", "$ref: https://acme.example/id.json"),
      `${line(22)}:13: $ref "https://acme.example/id.json" leaves the document`,
    ],
    [
      "a reference to a file",
      replace("type: integer", "$ref: ../id.yaml#/id"),
      `${line(22)}:13: $ref "../id.yaml#/id" leaves the document`,
    ],
    [
      "a reference to nothing",
      replace("type: integer", "$ref: '#/components/schemas/Id'"),
      `${line(22)}:13: $ref "#/components/schemas/Id" leads nowhere. (at #/paths/~1renders~1{id}/delete/parameters/0/schema/$ref)`,
    ],
    [
      "an alias bomb",
      replace("servers:\n", `${bomb}servers:\n`),
      `${line(14)}:36: its aliases stand for more than 10000 nodes`,
    ],
    [
      "a document that is too deep",
      replace("type: integer", `enum: ${"[".repeat(600)}${"]".repeat(600)}`),
      "nested more than 500 levels deep.",
    ],
    [
      "HTML",
      "<!doctype html><title>Cancel</title>",
      "page.md: is HTML; the Markdown version of the page is needed",
    ],
    ["nothing", "", "page.md: is empty."],
    [
      "bytes that are not UTF-8",
      Buffer.from("openapi: 3.1.0\ninfo: \xff\n", "latin1"),
      "page.md:2: is not UTF-8",
    ],
    [
      "a part that is of another kind",
      replace("type: integer", "- integer"),
      `${line(21)}:11: Expected type \`Schema\` (object) but got \`array\``,
    ],
  ])("%s", async (_, content, message) => {
    await workspace.vendor("--date", "2026-11-22");
    const before = [await workspace.read("openapi.yaml"), await workspace.read("source.yaml")];
    await writeFile(workspace.page, content);
    expect(await failureOf(() => workspace.vendor())).toContain(message);
    expect(await failureOf(() => workspace.run("new", "--from", workspace.page))).toContain(message);
    expect(await workspace.list()).toEqual(["acme", "acme/openapi.yaml", "acme/source.yaml"]);
    expect([await workspace.read("openapi.yaml"), await workspace.read("source.yaml")]).toEqual(before);
  });

  it("a file over 20 MB", async () => {
    await truncate(workspace.page, 20 * 1024 * 1024 + 1);
    expect(await failureOf(() => workspace.vendor())).toBe(
      `${workspace.page}: is larger than the limit of 20 MB.`,
    );
    expect(await readdir(workspace.root)).toEqual(["page.md"]);
  });

  it.each([
    ["specs is a file", "specs"],
    ["the provider's folder is a file", "specs/acme"],
  ])("where %s", async (_, name) => {
    const path = join(workspace.root, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, "in the way");
    const message = await failureOf(() => workspace.vendor());
    expect(message).toContain(`${workspace.root}/specs/acme: cannot be written: E`);
    expect(await readFile(path, "utf8")).toBe("in the way");
  });

  it("where one of the files is a folder", async () => {
    await mkdir(join(workspace.root, "specs/acme/source.yaml"), { recursive: true });
    const message = await failureOf(() => workspace.vendor());
    expect(message).toContain(`${workspace.root}/specs/acme: cannot be written: E`);
    expect(await workspace.list()).toEqual(["acme", "acme/source.yaml"]);
  });

  it("a folder, and a file that is not there", async () => {
    expect(await failureOf(() => workspace.run("acme", "--from", workspace.root))).toContain("is not a file");
    expect(await failureOf(() => workspace.run("acme", "--from", `${workspace.page}x`))).toContain(
      "there is no such file",
    );
    expect(await readdir(workspace.root)).toEqual(["page.md"]);
  });

  it("a URL that answers 404, without end, or from elsewhere", async () => {
    await using server = await startServer(({ url }, response) => {
      if (url === "/away") response.writeHead(302, { location: "https://elsewhere.example/" }).end();
      else if (url === "/endless")
        setImmediate(function send() {
          if (!response.destroyed) response.write(Buffer.alloc(1024 * 1024), () => setImmediate(send));
        });
      else response.writeHead(404).end();
    });
    expect(await failureOf(() => workspace.run("acme", "--from", `${server.url}/gone`))).toContain(
      "the server answered 404",
    );
    expect(await failureOf(() => workspace.run("acme", "--from", `${server.url}/endless`))).toContain(
      "is larger than the limit of 20 MB",
    );
    expect(await failureOf(() => workspace.run("acme", "--from", `${server.url}/away`))).toContain(
      "redirects to https://elsewhere.example/",
    );
    expect(await readdir(workspace.root)).toEqual(["page.md"]);
  });
});

it("fetches nothing that a document refers to", async () => {
  await using server = await startServer((_, response) => response.end("{}"));
  const document = {
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    externalDocs: { url: `${server.url}/docs` },
    jsonSchemaDialect: `${server.url}/dialect`,
    paths: { "/x": { get: { responses: { "200": { description: "" } } } } },
    components: {
      schemas: {
        A: {
          $id: `${server.url}/id`,
          $schema: `${server.url}/schema`,
          default: { $ref: `${server.url}/data` },
        },
      },
      examples: {
        a: { externalValue: `${server.url}/example` },
        b: { value: { $ref: `${server.url}/value` } },
      },
    },
    "x-acme": { $ref: `${server.url}/extension` },
  };
  await writeFile(workspace.page, JSON.stringify(document));
  expect(await workspace.vendor()).toContain("  written\n");

  const reference = { $ref: `${server.url}/schema` };
  await writeFile(workspace.page, JSON.stringify({ ...document, components: { schemas: { A: reference } } }));
  expect(await failureOf(() => workspace.vendor())).toContain(
    `$ref "${server.url}/schema" leaves the document`,
  );
  expect(server.requests).toEqual([]);
});
