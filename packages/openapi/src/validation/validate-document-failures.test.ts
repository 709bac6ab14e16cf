import { documentOf, failureOf, YAML_DOCUMENT } from "@calloff/test-support";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { parseDocument } from "../document/parse-document.ts";
import { validateDocument } from "./validate-document.ts";

const failure = (text: string): Promise<string> =>
  failureOf(() => validateDocument(parseDocument(text, { file: "api.yaml" })));

describe("a version", () => {
  it.each([
    [
      "swagger: '2.0'\ninfo: {}\n",
      "api.yaml:1:1: Swagger 2.0; convert it to OpenAPI 3 first, or ask the vendor for that.",
    ],
    ["info: {}\nswagger: 2\n", "api.yaml:2:1: Swagger 2; convert it"],
    ["info: {}\n", "api.yaml:1:1: is not OpenAPI: it has no openapi: at its top level."],
    ["openapi: 3.1\n", 'api.yaml:1:1: openapi must be a string such as "3.1.0", found 3.1.'],
    ["openapi: '3.1'\n", "api.yaml:1:1: OpenAPI 3.1 is not supported; 3.0.x, 3.1.x and 3.2.x are."],
    ["openapi: 3.3.0\n", "OpenAPI 3.3.0 is not supported"],
    ["openapi: 4.0.0\n", "OpenAPI 4.0.0 is not supported"],
    ["openapi: 2.0.0\n", "OpenAPI 2.0.0 is not supported"],
    ["openapi: 3.1.0-rc1\n", "OpenAPI 3.1.0-rc1 is not supported"],
    ["openapi: 13.1.0\n", "OpenAPI 13.1.0 is not supported"],
    ['openapi: "3.1.0\\e[2J"\n', "OpenAPI 3.1.0 [2J is not supported"],
    ["openapi:\n", "found null."],
  ])("that is refused: %j", async (text, message) => {
    expect(await failure(text)).toContain(message);
  });
});

describe("an invalid document", () => {
  const change = (from: string, to: string): string => {
    if (!YAML_DOCUMENT.includes(from)) throw new Error(`the example has no ${from}`);
    return YAML_DOCUMENT.replace(from, to);
  };

  it.each([
    [
      "a mapping is empty",
      change("  /renders/{id}:", "  /a:\n  /renders/{id}:"),
      "api.yaml:14:3: Expected type `PathItem` (object) but got `null` (at #/paths/~1a)",
    ],
    [
      "a list is no list",
      change("      parameters:\n        - name", "      parameters:\n          name"),
      "Expected type `ParameterList` (array) but got `object`",
    ],
    [
      "a parameter stands nowhere",
      change("          in: path\n", ""),
      "The field `in` must be present on this level. (at #/paths/~1renders~1{id}/delete/parameters/0)",
    ],
    [
      "the responses are left out",
      change("        '204':\n          description: Canceled\n", ""),
      "api.yaml:23:7: Expected type `Responses` (object) but got `null` (at #/paths/~1renders~1{id}/delete/responses)",
    ],
    [
      "a server is left out",
      change("  - url: https://api.acme.example/v1\n", "  -\n"),
      "Expected type `Server` (object) but got `null` (at #/servers/0)",
    ],
    [
      "a reference leaves the document",
      change("            type: integer", "            $ref: id.yaml"),
      'api.yaml:22:13: $ref "id.yaml" leaves the document and is not fetched; take the document in one piece. (at #/paths/~1renders~1{id}/delete/parameters/0/schema/$ref)',
    ],
    [
      "there are no paths",
      documentOf("3.1.0", { paths: {} }),
      "api.yaml:5:1: has no operations: there is nothing under paths to call.",
    ],
    [
      "there are only webhooks",
      stringify({ openapi: "3.1.0", info: { title: "A", version: "1" }, webhooks: { done: {} } }),
      "api.yaml:1:1: has no operations",
    ],
    [
      "3.0 has true as a schema",
      documentOf("3.0.0", { components: { schemas: { A: true } } }),
      "(at #/components/schemas/A)",
    ],
    [
      "a field of an object is one that all have",
      change("  title:", "  hasOwnProperty: 1\n  title:"),
      "api.yaml:1:1: the validator cannot read this document (node.hasOwnProperty is not a function).",
    ],
  ])("where %s", async (_, text, message) => {
    expect(await failure(text)).toContain(message);
  });

  it("is told line by line, the first twenty lines", async () => {
    const parameters = Array.from({ length: 25 }, (_, i) => ({ name: `p${i}` }));
    const paths = { "/x": { get: { parameters, responses: { "200": { description: "" } } } } };
    const lines = (await failure(documentOf("3.1.0", { paths }))).split("\n");
    expect(lines).toHaveLength(21);
    expect(lines[19]).toContain("/parameters/19)");
    expect(lines[20]).toBe("and 5 more.");
  });

  it("is told once, of a reference that stands in several places", async () => {
    const schema = { $ref: "#/components/schemas/Gone" };
    const responses = { "200": { description: "", content: { "a/b": { schema }, "a/c": { schema } } } };
    expect(await failure(documentOf("3.1.0", { paths: { "/x": { get: { responses } } } }))).toMatch(
      /^api.yaml:\d+:\d+: \$ref "#\/components\/schemas\/Gone" leads nowhere\. \(at #\/paths\/~1x\/get\/responses\/200\/content\/a~1b\/schema\/\$ref, and at 1 more\)$/,
    );
  });

  it("cannot move the cursor of a terminal, nor begin a line", async () => {
    const components = { schemas: { "a\u001b[2J\nb: c": "text" } };
    expect(await failure(documentOf("3.1.0", { components }))).toMatch(
      /^api.yaml:\d+:\d+: Expected type [ -~]+\(at #\/components\/schemas\/a \[2J b: c\)$/,
    );
  });
});
