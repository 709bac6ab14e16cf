import type { JsonObject } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { compileTypes, typeMismatches } from "./testing/compile-types.ts";

const TEXT = { type: "string" };
const READ = { type: "string", readOnly: true };
const WRITTEN = { type: "string", writeOnly: true };
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** A document whose one operation takes and gives bodies of these schemas. */
function documentOf(
  sent: JsonObject,
  given: JsonObject,
  schemas: JsonObject = {},
  type = "application/json",
): JsonObject {
  const responses = { "200": { description: "", content: { "application/json": { schema: given } } } };
  const requestBody = { required: true, content: { [type]: { schema: sent } } };
  return { paths: { "/x": { post: { requestBody, responses } } }, components: { schemas } };
}

const SENT = 'paths["/x"]["post"]["requestBody"]["content"]["application/json"]';
const GIVEN = 'paths["/x"]["post"]["responses"][200]["content"]["application/json"]';

const FIRING = {
  type: "object",
  required: ["id", "glaze", "pin"],
  properties: { id: READ, glaze: TEXT, pin: WRITTEN },
};

describe("properties of one direction are left out of the other", () => {
  const both = {
    [SENT]: "{ glaze: string; pin: string }",
    [GIVEN]: "{ readonly id: string; glaze: string }",
  };

  test("in a component that is sent and given", () => {
    const document = documentOf(ref("Firing"), ref("Firing"), { Firing: FIRING });
    const names = {
      'components["schemas"]["FiringWritable"]': both[SENT],
      'components["schemas"]["Firing"]': both[GIVEN],
    };
    expect(typeMismatches(document, { ...both, ...names })).toEqual([]);
  });

  test("in a component that is only sent, which keeps its name", () => {
    const document = documentOf(ref("Firing"), {}, { Firing: FIRING });
    expect(typeMismatches(document, { 'components["schemas"]["Firing"]': both[SENT] })).toEqual([]);
  });

  test("in schemas without a name", () => {
    expect(typeMismatches(documentOf(FIRING, FIRING), both)).toEqual([]);
  });

  test("in what a property refers to, and beside a reference in an allOf", () => {
    const schemas = {
      Id: READ,
      Name: TEXT,
      Thing: {
        type: "object",
        required: ["id", "name"],
        properties: { id: ref("Id"), name: { allOf: [ref("Name"), { readOnly: true }] }, glaze: TEXT },
      },
    };
    const document = documentOf(ref("Thing"), ref("Thing"), schemas);
    expect(
      typeMismatches(document, { [SENT]: "{ glaze?: string }", [`${GIVEN}["name"]`]: "string" }),
    ).toEqual([]);
  });

  test("in lists, parts and schemas that hold themselves", () => {
    const schemas = {
      Tree: {
        type: "object",
        required: ["id"],
        properties: {
          id: READ,
          children: { type: "array", items: ref("Tree") },
          leaf: { allOf: [ref("Leaf")] },
        },
      },
      Leaf: { allOf: [{ type: "object", properties: { key: WRITTEN, size: TEXT } }, { required: ["key"] }] },
    };
    const program = `
export const sent: ${SENT} = { children: [{ children: [{}] }], leaf: { key: "a" } };
declare const given: ${GIVEN};
export const id: string | undefined = given.children?.[0]?.children?.[0]?.id;
// @ts-expect-error an id is not sent, however deep
export const wrong: ${SENT} = { children: [{ id: "a" }] };
// @ts-expect-error the key is required
export const without: ${SENT} = { leaf: {} };
// @ts-expect-error no answer has the key
export const key = given.leaf?.key;
`;
    expect(compileTypes(documentOf(ref("Tree"), ref("Tree"), schemas), program).errors).toEqual([]);
  });

  test("in a part that has no others, which does not let any be sent", () => {
    const schemas = {
      Firing: {
        allOf: [
          { type: "object", required: ["id"], properties: { id: READ } },
          { type: "object", required: ["glaze"], properties: { glaze: TEXT } },
        ],
      },
    };
    expect(
      typeMismatches(documentOf(ref("Firing"), ref("Firing"), schemas), { [SENT]: "{ glaze: string }" }),
    ).toEqual([]);
  });

  test("in forms", () => {
    const type = "multipart/form-data";
    const document = documentOf(FIRING, FIRING, {}, type);
    expect(typeMismatches(document, { [SENT.replace("application/json", type)]: both[SENT] })).toEqual([]);
  });

  test("in variants, which keep the values that tell them apart", () => {
    const variant = { type: "object", required: ["kind", "id"], properties: { kind: TEXT, id: READ } };
    const schemas = {
      Pet: { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
      Cat: variant,
      Dog: variant,
    };
    const document = documentOf(ref("Pet"), ref("Pet"), schemas);
    expect(
      typeMismatches(document, { [`${SENT}["kind"]`]: '"Cat" | "Dog"', [`${GIVEN}["id"]`]: "string" }),
    ).toEqual([]);
  });

  test("the other way around in what the vendor calls", () => {
    const callback = documentOf(ref("Firing"), {}, {}) as { paths: { "/x": JsonObject } };
    const document = {
      paths: {
        "/x": {
          post: {
            requestBody: { content: { "application/json": { schema: ref("Firing") } } },
            responses: { "204": { description: "" } },
            callbacks: { done: { "/done": callback.paths["/x"] } },
          },
        },
      },
      components: { schemas: { Firing: FIRING } },
    };
    expect(typeMismatches(document, { 'components["schemas"]["Firing"]': both[GIVEN] })).toEqual([]);
  });
});

test("a name that is taken is not taken twice", () => {
  const schemas = { Firing: FIRING, FiringWritable: { type: "object", properties: { other: TEXT } } };
  const document = documentOf(ref("Firing"), ref("Firing"), schemas);
  expect(
    typeMismatches(document, { 'components["schemas"]["FiringWritable"]': "{ other?: string }" }),
  ).toEqual([]);
  expect(typeMismatches(document, { [SENT]: "{ glaze: string; pin: string }" })).toEqual([]);
});
