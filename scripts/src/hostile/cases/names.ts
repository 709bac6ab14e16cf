import type { JsonObject } from "@calloff/openapi/internal";
import { acme, answer, answering, getting, keyed } from "../acme.ts";
import type { HostileFamily } from "../hostile-case.ts";

const harmless = (): JsonObject => acme();

/** A document whose key is sent in this way. */
function keyedBy(scheme: JsonObject, name = "key"): JsonObject {
  return acme({
    security: [keyed([name, []])],
    components: { securitySchemes: keyed([name, scheme]) },
  });
}

const credential = (update: JsonObject): readonly JsonObject[] => [
  {
    target: "$.components.securitySchemes.*",
    description: "The key.",
    "x-calloff-source": "made up",
    update: { "x-calloff-credential": update },
  },
];

const responsesNamed = (name: string): JsonObject =>
  getting(
    { responses: { "200": { $ref: `#/components/responses/${name}` } } },
    { responses: keyed([name, { $ref: "#/components/responses/Other" }], ["Other", { description: "" }]) },
  );

export const names: HostileFamily = {
  name: "names",
  compilesClient: false,
  cases: [
    {
      name: "a provider out of the folder",
      provider: "../../evil",
      source: harmless,
      refused: /cannot name a provider/,
    },
    { name: "a provider with NUL", provider: "ac\0me", source: harmless, refused: /cannot name a provider/ },
    {
      name: "a provider that reads backwards",
      provider: "\u202eemca",
      source: harmless,
      refused: /cannot name a provider/,
    },
    {
      name: "a provider called __proto__",
      provider: "__proto__",
      source: harmless,
      refused: /cannot name a provider/,
    },
    {
      name: "a provider called constructor",
      provider: "constructor",
      source: harmless,
      refused: /cannot be called constructor/,
    },
    {
      name: "a provider called like a package of ours",
      provider: "runtime",
      source: harmless,
      refused: /cannot be called runtime/,
    },
    {
      name: "a file that reads backwards",
      file: "\u202enosj.ipanepo",
      source: () => "nothing",
      refused: /no OpenAPI document found/,
    },
    {
      name: "a file with a terminal escape",
      file: "\u001b[2Jopenapi.json",
      source: () => "{",
      refused: /broken JSON/,
    },
    {
      name: "a schema named ../../x",
      source: () => answering({}, { "../../x": {} }),
    },
    {
      name: "a schema that reads backwards",
      source: () => answering({}, { "\u202ex": {} }),
    },
    {
      name: "a schema named __proto__",
      source: () =>
        JSON.stringify(
          answering(
            { $ref: "#/components/schemas/__proto__" },
            keyed(["__proto__", { type: "object", properties: keyed(["state", { type: "string" }]) }]),
          ),
        ),
    },
    { name: "a response named __proto__", source: () => JSON.stringify(responsesNamed("__proto__")) },
    { name: "a response named constructor", source: () => JSON.stringify(responsesNamed("constructor")) },
    {
      name: "__proto__ at the root",
      source: () => JSON.stringify(keyed(...Object.entries(acme()), ["__proto__", { canary: 1 }])),
    },
    {
      name: "__proto__ through an overlay",
      source: harmless,
      overlay: () => [
        {
          target: "$.info",
          description: "Tries to change all objects.",
          "x-calloff-source": "made up",
          update: keyed(["__proto__", { canary: 1 }], ["constructor", { prototype: { canary: 1 } }]),
        },
      ],
    },
    {
      name: "a header that is two",
      source: () => keyedBy({ type: "apiKey", in: "header", name: "X-Key\r\nX-Canary" }),
      overlay: () => credential({ env: "ACME_KEY" }),
    },
    {
      name: "a prefix with a line end",
      source: () => keyedBy({ type: "apiKey", in: "header", name: "X-Key" }),
      overlay: () => credential({ env: "ACME_KEY", prefix: "a\r\nX-Canary: " }),
      refused: /prefix/,
    },
    {
      name: "an environment variable that is code",
      source: () => keyedBy({ type: "apiKey", in: "header", name: "X-Key" }),
      overlay: () => credential({ env: "A`; globalThis.canary = 1" }),
      refused: /env/,
    },
    {
      name: "a vendor that asks for another one's key",
      source: () =>
        keyedBy({
          type: "apiKey",
          in: "header",
          name: "X-Key",
          "x-calloff-credential": { env: "AWS_SECRET_ACCESS_KEY" },
        }),
      refused: /only an overlay may say/,
    },
    {
      name: "a security scheme that is code",
      source: () => keyedBy({ type: "apiKey", in: "header", name: "X-Key" }, "*/ globalThis.canary = 1"),
    },
    {
      name: "a server that is code",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is to be no template
      source: () => acme({ servers: [{ url: "https://api.acme.example/`${globalThis.canary=1}`" }] }),
      withoutMock: "there is no server to stand in for",
    },
    {
      name: "a server with a password",
      source: () => acme({ servers: [{ url: "https://me:secret@api.acme.example" }] }),
      withoutMock: "there is no server to stand in for",
    },
    {
      name: "a server of 200,000 slashes",
      source: () => acme({ servers: [{ url: `https://api.acme.example${"/".repeat(200_000)}x` }] }),
      withoutMock: "there is no server to stand in for",
    },
    {
      name: "a path out of the base path",
      source: () => acme({ paths: { "/../../admin": { get: { responses: answer() } } } }),
    },
    {
      name: "an operationId that is a path",
      source: () => getting({ operationId: "../../../x", responses: answer() }),
    },
    {
      name: "a media type that is code",
      source: () =>
        getting({
          responses: {
            "200": { description: "", content: keyed(['*/ `"; globalThis.canary = 1', { schema: {} }]) },
          },
        }),
    },
    {
      name: "a path that is code",
      source: () =>
        acme({ paths: keyed(['/*/ `"; globalThis.canary = 1; //', { get: { responses: answer() } }]) }),
    },
    {
      name: "parameters that are code",
      source: () =>
        getting({
          parameters: ['*/ `"; globalThis.canary = 1; //', "__proto__", "constructor"].map((name) => ({
            name,
            in: "query",
            schema: { type: "string" },
          })),
          responses: answer(),
        }),
    },
    {
      name: "headers that are code",
      source: () =>
        getting({
          responses: {
            "200": {
              description: "",
              headers: keyed(
                ['*/ `"; globalThis.canary = 1; //', { schema: { type: "string" } }],
                ["__proto__", { schema: { type: "string" } }],
              ),
            },
          },
        }),
    },
    {
      name: "a status that is code",
      source: () => getting({ responses: keyed(["*/ globalThis.canary = 1", { description: "" }]) }),
    },
  ],
};
