import { documentOf, YAML_DOCUMENT } from "@calloff/test-support";
import { describe, expect, it } from "vitest";
import { parseDocument } from "../document/parse-document.ts";
import { printWarnings } from "../document/warning.ts";
import { validateDocument } from "./validate-document.ts";

async function warnings(text: string): Promise<string> {
  const { warnings } = await validateDocument(parseDocument(text, { file: "api.yaml" }));
  return printWarnings(warnings).join("\n");
}

describe("a mistake that does no harm is named, and the document taken", () => {
  const change = (from: string, to: string): string => {
    if (!YAML_DOCUMENT.includes(from)) throw new Error(`the example has no ${from}`);
    return YAML_DOCUMENT.replace(from, to);
  };
  const operation = "      operationId: cancel_render\n";

  it.each([
    [
      "a field is missing",
      change("  title: Acme Render\n", ""),
      "The field `title` must be present on this level. (at #/info)",
    ],
    [
      "a field is misspelt",
      change("  title:", "  titel:"),
      "Property `titel` is not expected here. Did you mean `title`? (at #/info/titel)",
    ],
    [
      "a field has the wrong type",
      change("version: '7'", "version: 7"),
      "Expected type `string` but got `integer`. (at #/info/version)",
    ],
    [
      "a response has no description",
      change("          description: Canceled\n", "          content: {}\n"),
      "The field `description` must be present on this level. (at #/paths/~1renders~1{id}/delete/responses/204)",
    ],
    [
      "a format is nobody's",
      change(
        "type: integer",
        "allOf: [{ format: int64 }, { format: mobile }, { format: mobile }, { format: utc }]",
      ),
      "What these formats mean stands in no registry, and no tool can know it: `mobile`, `utc`. (at #/paths/~1renders~1{id}/delete/parameters/0/schema/allOf/1/format)",
    ],
    [
      "a component is used by nothing",
      `${YAML_DOCUMENT}components: { schemas: { Lost: {} } }\n`,
      "1 component is referred to by nothing: `schemas/Lost`. (at #/components/schemas/Lost)",
    ],
    ["a type is none", change("type: integer", "type: int"), "`type` can be one of the following only:"],
    [
      "a path parameter is optional",
      change("          required: true\n", ""),
      "A path parameter must have `required: true`. (at #/paths/~1renders~1{id}/delete/parameters/0/in)",
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
      "An operation must document at least one response. (at #/paths/~1renders~1{id}/delete/responses)",
    ],
    [
      "two operations have one id",
      change(operation, `${operation}      responses: {'200': {description: ''}}\n    get:\n${operation}`),
      "Every operation must have a unique `operationId`. (at #/paths/~1renders~1{id}/delete)",
    ],
    [
      "a server's variable has no value to choose",
      change(
        "  - url: https://api.acme.example/v1\n",
        "  - {url: 'https://{a}', variables: {a: {enum: [], default: a}}}\n",
      ),
      "Server variable with `enum` must be a non-empty array. (at #/servers)",
    ],
    [
      "two paths are one",
      change("  /renders/{id}:", "  /renders/{key}: {}\n  /renders/{id}:"),
      "The path already exists",
    ],
    [
      "a security scheme is not declared",
      change(operation, `${operation}      security: [{}, {token: []}]\n`),
      "There is no security scheme `token` under components. (at #/paths/~1renders~1{id}/delete/security/1/token)",
    ],
    [
      "a component has a name with a space",
      `${YAML_DOCUMENT}components: {schemas: {'a b': {}}}\n`,
      "(at #/components/schemas/a b)",
    ],
    [
      "a reference leads to something else",
      change("          description: Canceled", "          $ref: '#/info'"),
      "Property `title` is not expected here. (at #/info/title)",
    ],
    [
      "3.0 has no responses",
      documentOf("3.0.0", { paths: { "/x": { get: {} } } }),
      "The field `responses` must be present on this level. (at #/paths/~1x/get)",
    ],
    [
      "3.0 has a keyword that nobody knows",
      documentOf("3.0.0", { components: { schemas: { A: { const: 1 } } } }),
      "Property `const` is not expected here.",
    ],
    [
      "3.1 has a method of 3.2",
      documentOf("3.1.0", { paths: { "/x": { query: { responses: { "200": { description: "" } } } } } }),
      "The method `query` is one of OpenAPI 3.2, and the document says an older version; its operation is taken all the same. (at #/paths/~1x/query)",
    ],
    [
      "a property is required in the way of JSON Schema's draft 3",
      documentOf("3.0.0", { components: { schemas: { A: { properties: { title: { required: true } } } } } }),
      "Expected type `array` but got `boolean`. (at #/components/schemas/A/properties/title/required)",
    ],
    [
      "a mapping leads out of the document, where nobody follows it",
      change("type: integer", "discriminator: {propertyName: a, mapping: {b: 'https://acme.example/b'}}"),
      'mapping "https://acme.example/b" is neither a schema',
    ],
    [
      "an example is not there",
      change(
        "description: Canceled",
        "description: ok\n          content: {a/b: {examples: {x: {$ref: '#/components/examples/x'}}}}",
      ),
      '$ref "#/components/examples/x" leads nowhere.',
    ],
    [
      "information for readers is of another kind",
      change("  title:", "  contact: [me]\n  title:"),
      "Expected type `Contact` (object) but got `array` (at #/info/contact)",
    ],
  ])("where %s", async (_, text, message) => {
    expect(await warnings(text)).toContain(message);
  });

  it("once for all that are alike", async () => {
    const properties = { a: { type: "text" }, b: { type: "text" }, c: { type: "text" } };
    expect(await warnings(documentOf("3.1.0", { components: { schemas: { A: { properties } } } }))).toMatch(
      /^`type` can be one of .* \(at #\/components\/schemas\/A\/properties\/a\/type, and at 2 more\)$/m,
    );
  });

  it("without being a command to CI", async () => {
    const components = { schemas: { "##[error]a": {} } };
    expect(await warnings(documentOf("3.1.0", { components }))).toContain(
      "(at #/components/schemas/## [error]a)",
    );
  });

  it("without moving the cursor of a terminal, or beginning a line", async () => {
    const info = { title: "A", version: "1", "a\u001b[2J\nb: c": 1 };
    expect(await warnings(documentOf("3.1.0", { info }))).toBe(
      "Property `a [2J b: c` is not expected here. (at #/info/a [2J b: c)",
    );
  });
});
