import type { JsonObject } from "@calloff/openapi/internal";
import { acme, keyed } from "../acme.ts";
import type { HostileCase, HostileFamily } from "../hostile-case.ts";

/** Text that would do something if it were more than text; `canary` shows that it did. */
const TEXTS: readonly (readonly [string, string])[] = [
  ["the end of a comment", "*/ globalThis.canary = 1; /*"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is to be no template
  ["a template literal", "`${globalThis.canary = 1}`"],
  ["a double quote", '"; globalThis.canary = 1; //'],
  ["a single quote", "'; globalThis.canary = 1; //"],
  ["line ends of every kind", "line\n globalThis.canary = 1\r\n\r\u0085\u2028globalThis.canary = 1\u2029//"],
  ["backslashes", '\\" \\\\"; globalThis.canary = 1; // \\'],
  ["an escape that ends a string", "\\u0022; globalThis.canary = 1; //"],
  ["the end of an interface", "]: never } globalThis.canary = 1; export interface x { y: ["],
  [
    "the end of a script",
    "</script><script>globalThis.canary = 1</script><img src=x onerror=globalThis.canary=1>",
  ],
  [
    "Markdown with HTML in it",
    "[a](javascript:globalThis.canary=1) ![](http://127.0.0.1:1/canary) <b>@all</b> #1 ```",
  ],
  ["terminal escapes", "\u001b]0;canary\u0007\u001b[2J\u001b[1A\u001b[31mred\u009b31m\b\b\b"],
  ["the front matter of a changeset", '---\n"@calloff/runtime": major\n---\n\ncanary'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub's, not JavaScript's
  ["a command to a workflow", "\n::set-env name=canary::1\n##[error]canary ${{ github.token }}"],
  ["marks that turn text around", "\u202ecanary\u202c \u2066x\u2069 \u200f"],
  ["NUL", "\u0000canary\u0000"],
  ["__proto__", "__proto__"],
  ["constructor", "constructor"],
  ["prototype", "prototype"],
  ["toString", "toString"],
  ["hasOwnProperty", "hasOwnProperty"],
  ["a path out of the folder", "../../../../secret.yaml"],
  ["the URL of a file", "file:///etc/passwd"],
  ["a type from elsewhere", 'typeof import("../../../secret.yaml")'],
  ["comments that compilers obey", '// @ts-ignore\n/// <reference path="../canary.ts" />\n// @ts-nocheck'],
];

export const texts: HostileFamily = {
  name: "text that tries to be code, in every place",
  compilesClient: false,
  cases: [
    ...TEXTS.map(([name, text]): HostileCase => ({ name, source: () => JSON.stringify(everywhere(text)) })),
    {
      name: "a lone surrogate",
      source: () => JSON.stringify(everywhere("\ud800canary")),
      withoutMock: "Prism makes URLs of names",
    },
  ],
};

/** Valid, and with this text wherever OpenAPI allows any text. */
function everywhere(text: string): JsonObject {
  const own = (value: JsonObject[string]): JsonObject => keyed([text, value]);
  const extension: JsonObject = keyed([`x-${text}`, text], ["x-own", own(text)]);
  const words = { summary: text, description: text, ...extension };
  const schema: JsonObject = {
    title: text,
    description: text,
    type: "object",
    required: [text],
    properties: own({ type: "string", description: text, enum: [text], default: text, example: text }),
    patternProperties: keyed(["^never$", { type: "string", const: text, format: text }]),
    additionalProperties: { type: "string", examples: [text], deprecated: true, $comment: text },
    example: own(text),
    xml: { name: text },
    ...extension,
  };
  const pet = { type: "object", required: [text], properties: own({ type: "string", title: text }) };
  return acme({
    info: { title: text, version: text, license: { name: text }, contact: { name: text }, ...words },
    tags: [{ name: text, description: text }],
    externalDocs: { url: "https://docs.acme.example/", description: text },
    servers: [{ url: "https://api.acme.example/v1", description: text }],
    paths: {
      "/jobs": {
        ...words,
        post: {
          ...words,
          operationId: text,
          tags: [text],
          deprecated: true,
          parameters: [
            { name: "limit", in: "query", description: text, schema: { type: "string", enum: [text, "a"] } },
          ],
          requestBody: {
            description: text,
            content: { "application/json": { schema, examples: own({ value: text }) } },
          },
          responses: {
            "200": {
              description: text,
              content: {
                "application/json": { schema: { anyOf: [schema, { $ref: "#/components/schemas/Pet" }] } },
              },
              links: own({ operationId: text, description: text }),
            },
            default: { description: text },
          },
          callbacks: own({}),
        },
      },
    },
    components: {
      schemas: {
        Pet: {
          oneOf: [{ $ref: "#/components/schemas/Dog" }],
          discriminator: { propertyName: text, mapping: own("#/components/schemas/Dog") },
        },
        Dog: pet,
      },
    },
    ...extension,
  });
}
