import { describe, expect, test } from "vitest";
import { findBrokenReferences } from "../validation/broken-references.ts";
import type { JsonObject } from "./json.ts";
import { untieParents } from "./untie-parents.ts";

const TEXT = { type: "string" };
const to = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const own = (properties: JsonObject): JsonObject => ({ type: "object", properties });

/** The schemas afterwards, which have to have an end. */
function untied(schemas: JsonObject): JsonObject {
  const document = { components: { schemas: structuredClone(schemas) } };
  untieParents(document);
  expect(findBrokenReferences(document)).toEqual([]);
  return document.components.schemas;
}

describe("a child gets what its parent says itself", () => {
  const kind = { required: ["kind"], ...own({ kind: TEXT }) };

  test("without the union and what tells its members apart", () => {
    const Pet = {
      ...kind,
      description: "Any pet",
      oneOf: [to("Cat"), to("Dog")],
      discriminator: { propertyName: "kind" },
    };
    const schemas = {
      Pet,
      Cat: { allOf: [to("Pet"), own({ meows: TEXT })] },
      Dog: { allOf: [own({ barks: TEXT }), to("Pet")] },
    };
    expect(untied(schemas)).toEqual({
      Pet,
      Cat: { allOf: [kind, own({ meows: TEXT })] },
      Dog: { allOf: [own({ barks: TEXT }), kind] },
    });
  });

  test("of a parent that says nothing else, nothing", () => {
    const Pet = { oneOf: [to("Cat"), to("Dog")] };
    const schemas = {
      Pet,
      Cat: { allOf: [to("Pet"), own({ meows: TEXT })] },
      Dog: { allOf: [to("Pet")], ...own({ barks: TEXT }) },
    };
    expect(untied(schemas)).toEqual({
      Pet,
      Cat: { allOf: [own({ meows: TEXT })] },
      Dog: own({ barks: TEXT }),
    });
  });

  test("a child that says nothing either is left as it is: it is made of itself alone", () => {
    const schemas = (): JsonObject => ({ Pet: { oneOf: [to("Cat"), TEXT] }, Cat: { allOf: [to("Pet")] } });
    const document = { openapi: "3.1.0", paths: {}, components: { schemas: schemas() } };
    untieParents(document);
    expect(document.components.schemas).toEqual(schemas());
  });

  test("of a parent with another union, that one", () => {
    const anyOf = [{ required: ["kind"] }, { required: ["name"] }];
    const schemas = { Pet: { anyOf, oneOf: [to("Cat")] }, Cat: { allOf: [to("Pet"), own({ kind: TEXT })] } };
    expect(untied(schemas)["Cat"]).toEqual({ allOf: [{ anyOf }, own({ kind: TEXT })] });
  });

  test("where the child has nothing of its own", () => {
    const Pet = { ...kind, oneOf: [to("Cat")] };
    expect(untied({ Pet, Cat: { allOf: [to("Pet")] } })["Cat"]).toEqual({ allOf: [kind] });
  });

  test("of grandparents too", () => {
    const Animal = { ...own({ age: TEXT }), oneOf: [to("Pet")] };
    const Pet = { allOf: [to("Animal"), own({ name: TEXT })], oneOf: [to("Cat")] };
    const schemas = { Animal, Pet, Cat: { allOf: [to("Pet"), own({ meows: TEXT })] } };
    const pet = { allOf: [own({ age: TEXT }), own({ name: TEXT })] };
    expect(untied(schemas)).toEqual({
      Animal,
      Pet: { ...Pet, ...pet },
      Cat: { allOf: [pet, own({ meows: TEXT })] },
    });
  });

  test("in parts of parts, by way of another schema, and beside what stands at the reference", () => {
    const Pet = { ...kind, anyOf: [to("Tame")] };
    const schemas = {
      Pet,
      Tame: { oneOf: [to("Cat")] },
      Cat: { allOf: [{ allOf: [{ ...to("Pet"), minProperties: 2 }] }] },
    };
    expect(untied(schemas)["Cat"]).toEqual({ allOf: [{ allOf: [kind, { minProperties: 2 }] }] });
  });
});

describe("is left as it is", () => {
  test.each<[string, JsonObject]>([
    [
      "a parent that names no children",
      { Pet: own({ kind: TEXT }), Cat: { allOf: [to("Pet"), own({ meows: TEXT })] } },
    ],
    [
      "a part that is a union of others",
      {
        Pet: { oneOf: [to("Cat")] },
        Cat: own({ meows: TEXT }),
        Owned: { allOf: [to("Pet"), own({ owner: TEXT })] },
      },
    ],
    [
      "a child that holds its parent",
      { Pet: { oneOf: [to("Cat")] }, Cat: { allOf: [own({ mother: to("Pet") })] } },
    ],
  ])("%s", (_name, schemas) => {
    expect(untied(schemas)).toEqual(schemas);
  });

  test.each<[string, JsonObject]>([
    ["a schema that is all of itself", { A: { allOf: [to("A"), own({})] } }],
    ["two that are all of each other", { A: { allOf: [to("B")] }, B: { allOf: [to("A")] } }],
    [
      "a member that is the union itself",
      { A: { oneOf: [to("B")] }, B: { anyOf: [{ allOf: [to("A")], nullable: true }, TEXT] } },
    ],
    ["a union that has itself as a member", { A: { oneOf: [to("A"), TEXT] } }],
    [
      "a parent that is all of its child",
      { A: { allOf: [to("B")], oneOf: [to("B")] }, B: { allOf: [to("A")] } },
    ],
  ])("what has no end: %s", (_name, schemas) => {
    const document = { components: { schemas } };
    untieParents(document);
    expect(findBrokenReferences(document)).toHaveLength(1);
  });
});
