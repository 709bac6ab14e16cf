import type { JsonObject } from "@calloff/openapi/internal";
import { acme, answer, answering, getting } from "../acme.ts";
import type { HostileFamily } from "../hostile-case.ts";

const LEAVES = /leaves the document and is not fetched/;

/** A reference to itself, as long as it takes: each entry refers to the next. */
function chain(length: number): JsonObject {
  const schemas = Object.fromEntries(
    Array.from({ length }, (_, i) => [
      `S${i}`,
      i + 1 < length ? { $ref: `#/components/schemas/S${i + 1}` } : { type: "string" },
    ]),
  );
  return answering({ $ref: "#/components/schemas/S0" }, schemas);
}

/** Three objects that hold each other. */
const KNOT: JsonObject = {
  A: { type: "object", properties: { b: { $ref: "#/components/schemas/B" } } },
  B: {
    type: "object",
    properties: {
      c: { $ref: "#/components/schemas/C" },
      list: { type: "array", items: { $ref: "#/components/schemas/B" } },
    },
  },
  C: { type: "object", additionalProperties: { $ref: "#/components/schemas/A" } },
};

export const references: HostileFamily = {
  name: "references",
  compilesClient: true,
  cases: [
    { name: "to a file above", source: () => answering({ $ref: "../secret.yaml#/secret" }), refused: LEAVES },
    {
      name: "to /etc/passwd",
      source: () => answering({ $ref: "../../../../../../../etc/passwd" }),
      refused: LEAVES,
    },
    {
      name: "to the URL of a file",
      source: () => answering({ $ref: "file:///etc/passwd" }),
      refused: LEAVES,
    },
    { name: "to this machine", source: (url) => answering({ $ref: `${url}/schema.json` }), refused: LEAVES },
    {
      name: "to a cloud's metadata",
      source: () => answering({ $ref: "http://169.254.169.254/latest/meta-data/" }),
      refused: LEAVES,
    },
    {
      name: "of a path item",
      source: (url) => acme({ paths: { "/jobs": { $ref: `${url}/path.yaml` } } }),
      refused: LEAVES,
    },
    {
      name: "of a parameter",
      source: (url) => getting({ parameters: [{ $ref: `${url}/p` }], responses: answer() }),
      refused: LEAVES,
    },
    {
      name: "of a response",
      source: (url) => getting({ responses: { "200": { $ref: `${url}/r` } } }),
      refused: LEAVES,
    },
    {
      name: "of a discriminator",
      source: (url) =>
        answering({
          oneOf: [{ type: "object" }],
          discriminator: { propertyName: "kind", mapping: { a: `${url}/dog` } },
        }),
    },
    {
      name: "through an overlay",
      source: () => acme(),
      overlay: (url) => [
        {
          target: "$.paths['/jobs'].get.responses['200'].content['application/json'].schema",
          description: "x",
          "x-calloff-source": "x",
          update: { $ref: `${url}/o` },
        },
      ],
      refused: LEAVES,
    },
    {
      name: "in examples and extensions, which nobody follows",
      source: (url) => {
        const schema = {
          type: "object",
          example: { $ref: `${url}/example` },
          default: { $ref: "../secret.yaml" },
        };
        const examples = {
          a: { externalValue: `${url}/external` },
          b: { value: { $ref: "../secret.yaml" } },
          c: { externalValue: "../secret.yaml" },
        };
        return {
          ...getting({
            externalDocs: { url: `${url}/docs` },
            "x-own": { $ref: "../secret.yaml#/secret" },
            responses: {
              "200": { description: "", content: { "application/json": { schema, examples } } },
            },
          }),
          "x-own": { $ref: `${url}/extension` },
          "x-file": { $ref: "../secret.yaml" },
        };
      },
      withoutMock: "an example with a reference in it stops Prism",
    },
    {
      name: "names of dialects and bases, which nobody fetches",
      source: (url) => ({
        ...answering({ $id: `${url}/id.json`, $schema: `${url}/schema.json`, type: "object" }),
        jsonSchemaDialect: `${url}/dialect.json`,
      }),
    },
    {
      name: "to itself",
      source: () => answering({ $ref: "#/components/schemas/A" }, { A: { $ref: "#/components/schemas/A" } }),
      refused: /leads back to itself/,
    },
    {
      name: "to each other",
      source: () =>
        answering(
          { $ref: "#/components/schemas/A" },
          { A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } },
        ),
      refused: /leads back to itself/,
    },
    {
      name: "to itself, spelled otherwise",
      source: () =>
        answering({ $ref: "#/components/schemas/A" }, { A: { $ref: "#/components/%73chemas/A" } }),
      refused: /leads back to itself/,
    },
    {
      name: "into itself",
      source: () =>
        answering(
          { $ref: "#/components/schemas/A/properties/b" },
          { A: { $ref: "#/components/schemas/A/properties/b" } },
        ),
      refused: /leads nowhere|leads back/,
    },
    {
      name: "to itself through allOf",
      source: () =>
        answering(
          { $ref: "#/components/schemas/A" },
          { A: { allOf: [{ $ref: "#/components/schemas/A" }, { type: "object" }] } },
        ),
      refused: /contains itself/,
    },
    {
      name: "to each other through anyOf, oneOf and allOf",
      source: () =>
        answering(
          { $ref: "#/components/schemas/A" },
          {
            A: { anyOf: [{ $ref: "#/components/schemas/B" }, { type: "string" }] },
            B: { oneOf: [{ $ref: "#/components/schemas/C" }, { type: "number" }] },
            C: { allOf: [{ $ref: "#/components/schemas/A" }] },
          },
        ),
      refused: /contains itself/,
    },
    {
      name: "between three objects that hold each other",
      source: () => answering({ $ref: "#/components/schemas/A" }, KNOT),
    },
    {
      name: "to the whole document",
      source: () => answering({ $ref: "#" }),
      refused: /cannot read the document/,
    },
    {
      name: "of path items to each other",
      source: () => acme({ paths: { "/a": { $ref: "#/paths/~1b" }, "/b": { $ref: "#/paths/~1a" } } }),
      refused: /leads back to itself/,
    },
    {
      name: "of parameters to each other",
      source: () =>
        getting(
          { parameters: [{ $ref: "#/components/parameters/A" }], responses: answer() },
          {
            parameters: {
              A: { $ref: "#/components/parameters/B" },
              B: { $ref: "#/components/parameters/A" },
            },
          },
        ),
      refused: /leads back to itself/,
    },
    { name: "of 10,000 steps", source: () => chain(10_000), refused: /takes more than 100 steps/ },
    {
      name: "into what every object inherits",
      source: () => answering({ $ref: "#/components/schemas/constructor/prototype" }, { A: {} }),
      refused: /leads nowhere/,
    },
  ],
};
