import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../document/json.ts";
import { toPointer } from "../document/pointer.ts";
import { findBrokenReferences } from "./broken-references.ts";

const REFERENCE = { $ref: "https://acme.example/x.yaml" };
const GONE = { $ref: "#/components/schemas/Gone" };

function placesIn(root: JsonObject): string[] {
  return findBrokenReferences(root).map(({ path }) => toPointer(path));
}

/** A document with one path, whose operation is given. */
const withOperation = (operation: JsonObject): JsonObject => ({ paths: { "/x": { post: operation } } });
const withSchema = (schema: JsonValue): JsonObject => ({ components: { schemas: { A: schema } } });

describe("a reference is found", () => {
  it.each<[string, JsonObject, string]>([
    ["in a path", { paths: { "/x": REFERENCE } }, "/paths/~1x"],
    ["in a webhook", { webhooks: { "x-done": REFERENCE } }, "/webhooks/x-done"],
    [
      "in a component named x-a",
      { components: { responses: { "x-a": REFERENCE } } },
      "/components/responses/x-a",
    ],
    [
      "in an example among the components",
      { components: { examples: { value: REFERENCE } } },
      "/components/examples/value",
    ],
  ])("%s", (_, root, place) => {
    expect(placesIn(root)).toEqual([`${place}/$ref`]);
  });

  it.each<[string, JsonObject, string]>([
    ["in a list of parameters", { parameters: [{}, REFERENCE] }, "parameters/1/$ref"],
    ["in the default response", { responses: { default: REFERENCE } }, "responses/default/$ref"],
    [
      "in an example with a name",
      { requestBody: { content: { a: { examples: { x: REFERENCE } } } } },
      "requestBody/content/a/examples/x/$ref",
    ],
    [
      "in a header whose name begins with x-",
      { responses: { 200: { headers: { "x-limit": REFERENCE } } } },
      "responses/200/headers/x-limit/$ref",
    ],
    [
      "in a callback",
      { callbacks: { done: { "{$url}": { post: { requestBody: REFERENCE } } } } },
      "callbacks/done/{$url}/post/requestBody/$ref",
    ],
    ["in place of a callback", { callbacks: { done: REFERENCE } }, "callbacks/done/$ref"],
    [
      "in a link",
      { responses: { 200: { links: { default: REFERENCE } } } },
      "responses/200/links/default/$ref",
    ],
    [
      "as that of a link",
      { responses: { 200: { links: { a: { operationRef: "b.yaml#/paths/~1b/get" } } } } },
      "responses/200/links/a/operationRef",
    ],
  ])("in an operation, %s", (_, operation, place) => {
    expect(placesIn(withOperation(operation))).toEqual([`/paths/~1x/post/${place}`]);
  });

  it.each<[string, JsonObject, string]>([
    ["in parts of parts", { allOf: [{ not: { items: REFERENCE } }] }, "allOf/0/not/items/$ref"],
    ["in a property named default", { properties: { default: REFERENCE } }, "properties/default/$ref"],
    ["in a property named example", { properties: { example: REFERENCE } }, "properties/example/$ref"],
    ["in a property named x-a", { properties: { "x-a": REFERENCE } }, "properties/x-a/$ref"],
    ["in a property named $ref", { properties: { $ref: REFERENCE } }, "properties/$ref/$ref"],
    [
      "in a property named properties",
      { properties: { properties: { properties: { enum: REFERENCE } } } },
      "properties/properties/properties/enum/$ref",
    ],
    [
      "in a property named discriminator",
      { properties: { discriminator: REFERENCE } },
      "properties/discriminator/$ref",
    ],
    [
      "in a property named __proto__",
      JSON.parse('{"properties": {"__proto__": {"$ref": "x"}}}'),
      "properties/__proto__/$ref",
    ],
    ["in $defs", { $defs: { const: REFERENCE } }, "$defs/const/$ref"],
    ["below a keyword of nobody", { "acme-items": REFERENCE }, "acme-items/$ref"],
    ["beside other keywords", { ...REFERENCE, description: "A" }, "$ref"],
    ["as a dynamic one", { $dynamicRef: "other.json#node" }, "$dynamicRef"],
    ["as a recursive one", { $recursiveRef: "other.json" }, "$recursiveRef"],
    [
      "in a mapping",
      { discriminator: { mapping: { a: "https://acme.example/a.yaml" } } },
      "discriminator/mapping/a",
    ],
    ["in a mapping, as a file", { discriminator: { mapping: { a: "A.json" } } }, "discriminator/mapping/a"],
  ])("in a schema, %s", (_, schema, place) => {
    expect(placesIn(withSchema(schema))).toEqual([`/components/schemas/A/${place}`]);
  });
});

describe("no reference is what looks like one", () => {
  it.each<[string, JsonObject]>([
    ["in an example", withOperation({ requestBody: { content: { a: { example: REFERENCE } } } })],
    [
      "in the value of an example",
      withOperation({ requestBody: { content: { a: { examples: { x: { value: REFERENCE } } } } } }),
    ],
    [
      "in the value of an example among the components",
      { components: { examples: { x: { value: REFERENCE } } } },
    ],
    ["in the examples of a schema", withSchema({ examples: [REFERENCE] })],
    ["in a default", withSchema({ default: REFERENCE })],
    ["in an enum", withSchema({ enum: [REFERENCE] })],
    ["in a const", withSchema({ properties: { a: { const: REFERENCE } } })],
    ["in an extension", withOperation({ "x-acme": { deep: [REFERENCE] } })],
    ["in an extension of the paths", { paths: { "x-acme": REFERENCE } }],
    ["in an extension of the responses", withOperation({ responses: { "x-acme": REFERENCE } })],
    ["in an extension of the components", { components: { "x-acme": REFERENCE } }],
    ["in an extension of a callback", withOperation({ callbacks: { done: { "x-acme": REFERENCE } } })],
    ["as a property", withSchema({ properties: { $ref: { type: "string" } } })],
    ["as a URL of documentation", withOperation({ externalDocs: { url: "https://acme.example" } })],
  ])("%s", (_, root) => {
    expect(placesIn(root)).toEqual([]);
  });
});

describe("a reference within the document", () => {
  const schemas: JsonObject = {
    "Render job": { type: "object" },
    "a/b~c%d": {},
    List: { items: [{}, {}] },
    Twice: { $ref: "#/components/schemas/Render%20job" },
    Anchored: { $anchor: "here", $dynamicAnchor: "node" },
  };
  const faultOf = (schema: JsonObject): string | undefined =>
    findBrokenReferences({ components: { schemas: { ...schemas, A: schema } } })[0]?.message;

  it.each<[JsonObject]>([
    [{ $ref: "#" }],
    [{ $ref: "#/components/schemas/Render job" }],
    [{ $ref: "#/components/schemas/Render%20job" }],
    [{ $ref: "#/components/schemas/a~1b~0c%25d" }],
    [{ $ref: "#/components/schemas/List/items/1" }],
    [{ $ref: "#/components/schemas/Twice" }],
    [{ properties: { children: { $ref: "#/components/schemas/A" } } }],
    [{ $ref: "#here" }],
    [{ $dynamicRef: "#node" }],
    [{ discriminator: { mapping: { a: "Render job", b: "#/components/schemas/List" } } }],
    [{ links: { a: { operationRef: "#/paths/~1on-another-page/get" } } }],
  ])("may be %j", (schema) => {
    expect(faultOf(schema)).toBeUndefined();
  });

  it.each<[JsonObject, string]>([
    [GONE, '$ref "#/components/schemas/Gone" leads nowhere.'],
    [{ $ref: "#/components/schemas/List/items/2" }, "leads nowhere."],
    [{ $ref: "#/components/schemas/List/items/01" }, "leads nowhere."],
    [{ $ref: "#/components/schemas/List/items/length" }, "leads nowhere."],
    [{ $ref: "#/components/schemas/Twice/type" }, "leads nowhere."],
    [{ $ref: "#/components/schemas/constructor" }, "leads nowhere."],
    [{ $ref: "#/__proto__" }, "leads nowhere."],
    [{ $ref: "#/components/schemas/%zz" }, "leads nowhere."],
    [{ $ref: "#components/schemas/List" }, "leads nowhere."],
    [{ $ref: "#nowhere" }, '$ref "#nowhere" leads nowhere.'],
    [{ $dynamicRef: "#nobody" }, '$dynamicRef "#nobody" leads nowhere.'],
    [{ $ref: "#/components/schemas/A" }, "leads back to itself."],
    [{ $ref: 5 }, "$ref must be a string."],
    [{ $ref: "" }, '$ref "" leaves the document and is not fetched; take the document in one piece.'],
    [{ $ref: "//acme.example/a.json" }, "leaves the document"],
    [{ $ref: "Gone" }, "leaves the document"],
    [
      { discriminator: { mapping: { a: "Gone" } } },
      'mapping "Gone" is neither a schema under components nor a reference that begins with "#".',
    ],
    [{ discriminator: { mapping: { a: "constructor" } } }, "is neither a schema"],
    [
      { discriminator: { mapping: { a: "#/components/schemas/Gone" } } },
      'mapping "#/components/schemas/Gone" leads nowhere.',
    ],
    [{ discriminator: { mapping: { a: 1 } } }, "mapping must be a string."],
  ])("may not be %j", (schema, fault) => {
    expect(faultOf(schema)).toContain(fault);
  });
});

describe("references in a circle are told of once, at the first", () => {
  const to = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
  const problemsOf = (schemas: JsonObject, first: JsonObject = {}): string[] =>
    findBrokenReferences({ ...withOperation(first), components: { schemas } }).map(
      ({ path, message }) => `${toPointer(path)}: ${message}`,
    );
  const used = (name: string): JsonObject => ({ requestBody: { content: { a: { schema: to(name) } } } });

  it("with the way round", () => {
    expect(problemsOf({ A: to("B"), B: to("C"), C: to("A"), D: to("B") }, used("A"))).toEqual([
      '/paths/~1x/post/requestBody/content/a/schema/$ref: $ref "#/components/schemas/A" leads back to itself, ' +
        "by way of #/components/schemas/B and #/components/schemas/C.",
    ]);
  });

  it("each circle for itself", () => {
    expect(problemsOf({ A: to("A"), B: to("B") })).toEqual([
      '/components/schemas/A/$ref: $ref "#/components/schemas/A" leads back to itself.',
      '/components/schemas/B/$ref: $ref "#/components/schemas/B" leads back to itself.',
    ]);
  });

  it("and so is a chain that is too long", () => {
    const chain = Array.from({ length: 500 }, (_, i): [string, JsonObject] => [`S${i}`, to(`S${i + 1}`)]);
    expect(problemsOf({ ...Object.fromEntries(chain), S500: {} })).toEqual([
      '/components/schemas/S0/$ref: $ref "#/components/schemas/S1" takes more than 100 steps.',
    ]);
  });

  it("and where one does harm, it is told of, whatever leads there before it", () => {
    const responses = { 200: { links: { a: { server: to("A") } } } };
    expect(problemsOf({ A: to("A") }, { responses }).map((line) => line.split(":")[0])).toEqual([
      "/paths/~1x/post/responses/200/links/a/server/$ref",
      "/components/schemas/A/$ref",
    ]);
  });
});
