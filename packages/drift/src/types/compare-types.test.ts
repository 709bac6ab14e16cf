import type { JsonObject } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { compareTypes } from "./compare-types.ts";

const contentOf = (schema: JsonObject): JsonObject => ({
  content: { "application/json": { schema } },
});

/** A document whose one operation has these parts. */
function withOperation(operation: JsonObject, schemas: JsonObject = {}): JsonObject {
  return {
    openapi: "3.1.0",
    info: { title: "Jobs", version: "1" },
    paths: { "/jobs": { post: { operationId: "createJob", ...operation } } },
    components: { schemas },
  };
}

/** A document whose one operation takes `sent` and gives `given`. */
function documentOf(sent: JsonObject | undefined, given: JsonObject, schemas: JsonObject = {}): JsonObject {
  const requestBody = sent && { required: true, ...contentOf(sent) };
  const responses = { "200": { description: "A job", ...contentOf(given) } };
  return withOperation({ ...(requestBody && { requestBody }), responses }, schemas);
}

const given = (schema: JsonObject, schemas?: JsonObject): JsonObject =>
  documentOf(undefined, schema, schemas);
const sent = (schema: JsonObject): JsonObject => documentOf(schema, { type: "string" });

/** As in `major data [200].state`. */
async function differences(before: JsonObject, after: JsonObject): Promise<string[]> {
  const found = await compareTypes(before, after);
  return found.map(({ bump, flags, side, path }) => [bump, ...flags, side, path].join(" "));
}

const object = (properties: JsonObject, ...required: string[]): JsonObject => ({
  type: "object",
  properties,
  required,
});
const list = (items: JsonObject): JsonObject => ({ type: "array", items });
const text = { type: "string" };
const count = { type: "integer" };
const states = (...values: string[]): JsonObject => ({ type: "string", enum: values });

describe("what is read and what is sent", () => {
  test.each<[string, JsonObject, JsonObject, string[], string[]]>([
    ["the same", object({ a: text }), object({ a: text }), [], []],
    [
      "an optional property gone",
      object({ a: text, b: text }),
      object({ a: text }),
      ["major ."],
      ["major ."],
    ],
    ["an optional property new", object({ a: text }), object({ a: text, b: text }), ["minor ."], ["minor ."]],
    [
      "a required property new",
      object({ a: text }),
      object({ a: text, b: text }, "b"),
      ["minor ."],
      ["major ."],
    ],
    ["required, then optional", object({ a: text }, "a"), object({ a: text }), ["major ."], ["minor ."]],
    ["optional, then required", object({ a: text }), object({ a: text }, "a"), ["minor ."], ["major ."]],
    [
      "another type",
      object({ a: text }),
      object({ a: count }),
      ["major .a", "major .a"],
      ["major .a", "minor .a"],
    ],
    ["a value new", states("a"), states("a", "b"), ["minor open-set ."], ["minor ."]],
    ["a value gone", states("a", "b"), states("a"), ["major ."], ["major ."]],
    ["any value, then some", text, states("a"), ["major ."], ["major ."]],
    ["some values, then any", states("a"), text, ["major ."], ["minor ."]],
    ["null as well", text, { type: ["string", "null"] }, ["major ."], ["minor ."]],
    ["no null", { type: ["string", "null"] }, text, ["minor ."], ["major ."]],
    ["a kind more", text, { type: ["string", "integer"] }, ["major ."], ["minor ."]],
    ["a kind less", { type: ["string", "integer"] }, text, ["major ."], ["major ."]],
    ["a list, then text", list(text), text, ["major .", "major ."], ["major .", "minor ."]],
    [
      "elements",
      list(list(text)),
      list(list(count)),
      ["major [][]", "major [][]"],
      ["major [][]", "minor [][]"],
    ],
    [
      "other keys",
      { type: "object", additionalProperties: text },
      { type: "object", additionalProperties: count },
      ["major [*]", "major [*]"],
      ["major [*]", "minor [*]"],
    ],
    ["anything, then text", {}, text, ["major ."], ["major ."]],
    ["text, then anything", text, {}, ["major ."], ["minor ."]],
    [
      "read-only",
      object({ a: text, b: text }),
      object({ a: { type: "string", readOnly: true }, b: text }),
      ["major ."],
      ["major ."],
    ],
    [
      "write-only",
      object({ a: text, b: text }),
      object({ a: { type: "string", writeOnly: true }, b: text }),
      ["major ."],
      [],
    ],
  ])("%s", async (_name, before, after, read, written) => {
    const place = (side: string, root: string, found: string): string => {
      const [path = "", ...words] = found.split(" ").reverse();
      return `${words.reverse().join(" ")} ${side} ${root}${path === "." ? "" : path}`;
    };
    expect((await differences(given(before), given(after))).sort()).toEqual(
      read.map((found) => place("data", "[200]", found)).sort(),
    );
    expect((await differences(sent(before), sent(after))).sort()).toEqual(
      written.map((found) => place("arguments", ".body", found)).sort(),
    );
  });
});

describe("no type changes with", () => {
  test.each<[string, JsonObject, JsonObject]>([
    ["words", text, { type: "string", description: "A name", title: "Name", examples: ["a"] }],
    ["limits", text, { type: "string", maxLength: 10, pattern: "^a", format: "uuid" }],
    ["a default", object({ a: count }), object({ a: { type: "integer", default: 10 } })],
    ["integer and number", count, { type: "number" }],
    ["one constant", states("a"), { const: "a" }],
    ["null in another way", { type: ["string", "null"] }, { oneOf: [text, { type: "null" }] }],
    ["a union of one", text, { anyOf: [text] }],
    [
      "properties regrouped",
      object({ a: text, b: count }, "a"),
      { allOf: [object({ a: text }, "a"), object({ b: count })] },
    ],
    [
      "no other keys, said aloud",
      object({ a: text }),
      { ...object({ a: text }), additionalProperties: false },
    ],
  ])("%s", async (_name, before, after) => {
    expect(await differences(given(before), given(after))).toEqual([]);
    expect(await differences(sent(before), sent(after))).toEqual([]);
  });
});

describe("what the compiler alone would miss or never end with", () => {
  test("a change below five lists, where it stops comparing whole types", async () => {
    const deep = (leaf: JsonObject): JsonObject =>
      ["e", "d", "c", "b", "a"].reduce((inner, key) => list(object({ [key]: inner }, key)), leaf);
    expect(await differences(given(deep(text)), given(deep({ type: ["string", "null"] })))).toEqual([
      "major data [200][].a[].b[].c[].d[].e",
    ]);
  });

  test("schemas that hold themselves, and a change that is reached from each of them", async () => {
    const tree = (leaf: JsonObject): JsonObject => ({
      Folder: object({ files: list({ $ref: "#/components/schemas/File" }) }),
      File: object({ folder: { $ref: "#/components/schemas/Folder" }, size: leaf }),
    });
    const document = (name: string, leaf: JsonObject): JsonObject =>
      given({ $ref: `#/components/schemas/${name}` }, tree(leaf));
    const wider = { type: ["integer", "null"] };
    expect(await differences(document("Folder", count), document("Folder", wider))).toEqual([
      "major data [200].files[].size",
    ]);
    expect(await differences(document("File", wider), document("File", count))).toEqual([
      "minor data [200].size",
    ]);
  });

  test("an empty object, which is Record<string, never>, that gets a property", async () => {
    expect(await differences(given({ type: "object" }), given(object({ a: text })))).toContain(
      "major data [200]",
    );
  });

  test("a variant that is told by its kind", async () => {
    const variant = (kind: string, more: JsonObject = {}): JsonObject =>
      object({ kind: { const: kind }, ...more }, "kind");
    const before = { oneOf: [variant("card", { number: text }), variant("invoice")] };
    const third = { oneOf: [...before.oneOf, variant("coupon")] };
    const other = { oneOf: [variant("invoice"), variant("card", { number: count })] };
    const replaced = { oneOf: [variant("coupon", { number: text }), variant("invoice")] };
    expect(await differences(given(before), given(replaced))).toEqual([
      "major data [200]",
      "major data [200]",
    ]);
    expect(await differences(given(before), given(third))).toEqual(["major data [200]"]);
    expect(await differences(sent(before), sent(third))).toEqual(["minor arguments .body"]);
    expect(await differences(given(before), given(other))).toEqual([
      "major data [200].number",
      "major data [200].number",
    ]);
  });

  test("a parameter that could be left out and is gone", async () => {
    const responses = { "200": { description: "A job" } };
    const withParameters = (...names: string[]): JsonObject =>
      withOperation({ parameters: names.map((name) => ({ name, in: "query", schema: text })), responses });
    expect(await differences(withParameters("a", "b"), withParameters("a"))).toEqual([
      "major arguments .query",
    ]);
    expect(await differences(withParameters("a"), withParameters("a", "b"))).toEqual([
      "minor arguments .query",
    ]);
  });

  test("a schema that no operation leads to", async () => {
    const schemas = (leaf: JsonObject): JsonObject => ({ Event: object({ state: leaf }) });
    expect(
      await differences(given(text, schemas(states("a"))), given(text, schemas(states("a", "b")))),
    ).toEqual(["minor open-set names components.schemas.Event.state"]);
  });
});

describe("statuses", () => {
  const withStatuses = (...statuses: [string, JsonObject | undefined][]): JsonObject => {
    const responses = statuses.map(([status, schema]) => [
      status,
      { description: status, ...(schema && contentOf(schema)) },
    ]);
    return withOperation({ responses: Object.fromEntries(responses) });
  };
  const one = withStatuses(["200", text], ["404", undefined]);

  test.each<[string, JsonObject, string[]]>([
    [
      "an error more",
      withStatuses(["200", text], ["404", undefined], ["409", count]),
      ["minor open-set error [409]"],
    ],
    ["an error less", withStatuses(["200", text]), ["major error [404]"]],
    [
      "a success more, with the same body",
      withStatuses(["200", text], ["202", text], ["404", undefined]),
      ["minor data [202]"],
    ],
    [
      "a success more, with another",
      withStatuses(["200", text], ["202", count], ["404", undefined]),
      ["major data [202]"],
    ],
    [
      "a success more, with none",
      withStatuses(["200", text], ["204", undefined], ["404", undefined]),
      ["major data [204]"],
    ],
    ["a body where there was none", withStatuses(["200", text], ["404", text]), ["major error [404]"]],
  ])("%s", async (_name, after, expected) => {
    expect(await differences(one, after)).toEqual(expected);
  });
});
