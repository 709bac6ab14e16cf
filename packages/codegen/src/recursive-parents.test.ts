import type { JsonObject } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { compileTypes, typeMismatches } from "./normalize/testing/compile-types.ts";

const TEXT = { type: "string" };
const to = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const own = (properties: JsonObject): JsonObject => ({ type: "object", properties });

/** A document that sends and gives such a schema. */
const documentOf = (schemas: JsonObject, openapi: string): JsonObject => {
  const content = { "application/json": { schema: to("Pet") } };
  const post = {
    requestBody: { required: true, content },
    responses: { "200": { description: "", content } },
  };
  // What these tests have in one object stands in several places of a document.
  return JSON.parse(JSON.stringify({ openapi, paths: { "/pets": { post } }, components: { schemas } }));
};

const PET = {
  type: "object",
  required: ["kind", "name"],
  properties: { kind: TEXT, name: TEXT, born: { ...TEXT, readOnly: true } },
};
const CHILDREN = {
  Cat: { allOf: [to("Pet"), own({ meows: { type: "boolean" } })] },
  Dog: { allOf: [to("Pet"), { ...own({ barks: TEXT, friend: to("Pet") }), required: ["barks"] }] },
};
const oneOf = [to("Cat"), to("Dog")];
const mapping = { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" };

const program = (cat: string): string => `
type Sent = paths["/pets"]["post"]["requestBody"]["content"]["application/json"];
declare const pet: paths["/pets"]["post"]["responses"][200]["content"]["application/json"];
export const name: string = pet.name;
export const born: string | undefined = pet.born;
if (pet.kind === "${cat}") { const meows: boolean | undefined = pet.meows; void meows; }
else { const barks: string = pet.barks; void barks; void pet.friend?.name; }
// @ts-expect-error only a dog barks
void pet.barks;
export const sent: Sent = { kind: "${cat}", name: "Tom", meows: true };
// @ts-expect-error there is no such kind
export const other: Sent = { kind: "cow", name: "Tom" };
// @ts-expect-error what only answers have is not sent
export const early: Sent = { kind: "${cat}", name: "Tom", born: "now" };
export const child: components["schemas"]["Cat"] = { kind: "${cat}", name: "Tom" };
`;

describe.each(["3.0.3", "3.1.0"])("a parent that is one of its children, in OpenAPI %s", (openapi) => {
  test("is told apart by the mapping of its discriminator", () => {
    const Pet = { ...PET, oneOf, discriminator: { propertyName: "kind", mapping } };
    expect(compileTypes(documentOf({ Pet, ...CHILDREN }, openapi), program("cat")).errors).toEqual([]);
  });

  test("is told apart by their names", () => {
    const Pet = { ...PET, oneOf, discriminator: { propertyName: "kind" } };
    expect(compileTypes(documentOf({ Pet, ...CHILDREN }, openapi), program("Cat")).errors).toEqual([]);
  });

  test("is told apart by lists of values", () => {
    const kindOf = (kind: string): JsonObject => ({ ...own({ kind: { enum: [kind] } }), required: ["kind"] });
    const schemas = {
      Pet: { ...PET, anyOf: oneOf },
      Cat: { allOf: [...CHILDREN.Cat.allOf, kindOf("cat")] },
      Dog: { allOf: [...CHILDREN.Dog.allOf, kindOf("dog")] },
    };
    expect(compileTypes(documentOf(schemas, openapi), program("cat")).errors).toEqual([]);
  });

  test("says what its children are where nothing tells them apart", () => {
    const schemas = {
      Pet: { oneOf: [to("Cat")], ...own({ name: TEXT }) },
      Cat: { allOf: [to("Pet"), own({ meows: TEXT })] },
    };
    const wanted = { 'components["schemas"]["Cat"]': "{ name?: string } & { meows?: string }" };
    expect(typeMismatches(documentOf(schemas, openapi), wanted)).toEqual([]);
  });
});
