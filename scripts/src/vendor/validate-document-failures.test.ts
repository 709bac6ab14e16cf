import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { parseDocument } from "../document/parse-document.ts";
import { documentOf, YAML_DOCUMENT } from "./testing/example-documents.ts";
import { failureOf } from "./testing/failure-of.ts";
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
    ["openapi: '3.1'\n", "api.yaml:1:1: OpenAPI 3.1 is not supported; 3.0.x and 3.1.x are."],
    ["openapi: 3.2.0\n", "OpenAPI 3.2.0 is not supported"],
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
  const operation = "      operationId: cancel_render\n";

  it.each([
    [
      "a field is missing",
      change("  title: Acme Render\n", ""),
      "api.yaml:2:1: The field `title` must be present on this level. (at #/info)",
    ],
    [
      "a field is misspelt",
      change("  title:", "  titel:"),
      "Property `titel` is not expected here. Did you mean `title`? (at #/info/titel)",
    ],
    [
      "a field has the wrong type",
      change("version: '7'", "version: 7"),
      "api.yaml:4:3: Expected type `string` but got `integer`. (at #/info/version)",
    ],
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
      "a path has no slash",
      change("  /renders/{id}:", "  renders:"),
      "api.yaml:14:3: Property `renders` is not expected here. (at #/paths/renders)",
    ],
    [
      "a method is none",
      change("    delete:", "    remove:"),
      "Property `remove` is not expected here. (at #/paths/~1renders~1{id}/remove)",
    ],
    ["a status is none", change("'204'", "no-content"), "Property `no-content` is not expected here."],
    [
      "a response has no description",
      change("          description: Canceled\n", "          content: {}\n"),
      "The field `description` must be present on this level. (at #/paths/~1renders~1{id}/delete/responses/204)",
    ],
    [
      "a type is none",
      change("type: integer", "type: int"),
      "api.yaml:22:13: `type` can be one of the following only:",
    ],
    [
      "a parameter stands nowhere",
      change("          in: path\n", ""),
      "The field `in` must be present on this level. (at #/paths/~1renders~1{id}/delete/parameters/0)",
    ],
    [
      "a path parameter is optional",
      change("          required: true\n", ""),
      "api.yaml:19:11: A path parameter must have `required: true`. (at #/paths/~1renders~1{id}/delete/parameters/0/in)",
    ],
    [
      "a path parameter is not in the path",
      change("/renders/{id}", "/renders"),
      "Path parameter `id` is not used in the path `/renders`.",
    ],
    [
      "a path parameter is not declared",
      change("/renders/{id}", "/renders/{id}/{part}"),
      "does not define the path parameter `{part}`",
    ],
    [
      "a path has a parameter without a name",
      change("/renders/{id}", "/renders/{id}/{}"),
      "(at #/paths/~1renders~1{id}~1{})",
    ],
    [
      "a parameter has a schema and a content",
      change(
        "          schema:\n            type: integer\n",
        "          schema: {}\n          content: {}\n",
      ),
      "A parameter has either `schema` or `content`, not both. (at #/paths/~1renders~1{id}/delete/parameters/0)",
    ],
    [
      "a parameter is there twice",
      change(
        "      parameters:\n",
        "      parameters:\n        - {name: id, in: path, required: true, schema: {}}\n",
      ),
      "Operations must have unique `name` + `in` parameters.",
    ],
    [
      "an operation has no response",
      change("        '204':\n          description: Canceled\n", "        x-none: true\n"),
      "api.yaml:23:7: An operation must document at least one response. (at #/paths/~1renders~1{id}/delete/responses)",
    ],
    [
      "two operations have one id",
      change(operation, `${operation}      responses: {'200': {description: ''}}\n    get:\n${operation}`),
      "Every operation must have a unique `operationId`. (at #/paths/~1renders~1{id}/delete)",
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
      "a server's variable has no value to choose",
      change(
        "  - url: https://api.acme.example/v1\n",
        "  - {url: 'https://{a}', variables: {a: {enum: [], default: a}}}\n",
      ),
      "api.yaml:11:1: Server variable with `enum` must be a non-empty array. (at #/servers)",
    ],
    [
      "two paths are one",
      change("  /renders/{id}:", "  /renders/{key}: {}\n  /renders/{id}:"),
      "api.yaml:15:3: The path already exists",
    ],
    [
      "a security scheme is not declared",
      change(operation, `${operation}      security: [{}, {token: []}]\n`),
      "api.yaml:17:23: There is no security scheme `token` under components. (at #/paths/~1renders~1{id}/delete/security/1/token)",
    ],
    [
      "a component has a name with a space",
      `${YAML_DOCUMENT}components: {schemas: {'a b': {}}}\n`,
      "(at #/components/schemas/a b)",
    ],
    [
      "a reference leaves the document",
      change("            type: integer", "            $ref: id.yaml"),
      'api.yaml:22:13: $ref "id.yaml" leaves the document and is not fetched; take the document in one piece. (at #/paths/~1renders~1{id}/delete/parameters/0/schema/$ref)',
    ],
    [
      "a reference leads to something else",
      change("          description: Canceled", "          $ref: '#/info'"),
      "api.yaml:3:3: Property `title` is not expected here. (at #/info/title)",
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
      "3.0 has no responses",
      documentOf("3.0.0", { paths: { "/x": { get: {} } } }),
      "The field `responses` must be present on this level. (at #/paths/~1x/get)",
    ],
    [
      "3.0 has true as a schema",
      documentOf("3.0.0", { components: { schemas: { A: true } } }),
      "(at #/components/schemas/A)",
    ],
    [
      "3.0 has a keyword that nobody knows",
      documentOf("3.0.0", { components: { schemas: { A: { const: 1 } } } }),
      "api.yaml:14:7: Property `const` is not expected here.",
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
    const properties = Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`p${i}`, { type: "text" }]));
    const lines = (
      await failure(documentOf("3.1.0", { components: { schemas: { A: { properties } } } }))
    ).split("\n");
    expect(lines).toHaveLength(21);
    expect(lines[19]).toContain("/p19/type)");
    expect(lines[20]).toBe("and 5 more.");
  });

  it("cannot move the cursor of a terminal, nor begin a line", async () => {
    const info = { title: "A", version: "1", "a\u001b[2J\nb: c": 1 };
    expect(await failure(documentOf("3.1.0", { info }))).toMatch(
      /^api.yaml:5:3: Property `a \[2J b: c` is not expected here\. \(at #\/info\/a \[2J b: c\)$/,
    );
  });
});
