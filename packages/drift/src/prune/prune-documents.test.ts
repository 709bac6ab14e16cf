import { isJsonObject, type JsonObject } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import { pruneDocuments } from "./prune-documents.ts";

const text = { type: "string" };
const job = {
  type: "object",
  properties: { description: text, owner: { $ref: "#/components/schemas/Owner" } },
};

const operation = (...schemas: string[]): JsonObject => ({
  description: "Words",
  responses: Object.fromEntries(
    schemas.map((name, index) => [
      String(200 + index),
      {
        description: "Words",
        content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
      },
    ]),
  ),
});

const document = (schemas: JsonObject, paths: JsonObject = {}): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Jobs", version: "1" },
  paths: {
    "/jobs": { get: operation("Job"), parameters: [] },
    "/files": { get: operation("File") },
    ...paths,
  },
  components: { schemas: { Job: job, Owner: text, File: text, ...schemas } },
});

/** The operations and schemas that are left of a document. */
function left({ paths, components }: JsonObject): string[] {
  const items = isJsonObject(paths) ? Object.entries(paths) : [];
  const schemas =
    isJsonObject(components) && isJsonObject(components["schemas"]) ? components["schemas"] : {};
  const methods = items.flatMap(([path, item]) => (isJsonObject(item) && "get" in item ? path : []));
  return [...methods, ...Object.keys(schemas)].sort();
}

const keptOf = (before: JsonObject, after: JsonObject): string[] => left(pruneDocuments(before, after).after);

test("documents that differ in words have nothing left to compare", () => {
  const reworded = JSON.parse(JSON.stringify(document({})).replaceAll("Words", "Other words")) as JsonObject;
  const pruned = pruneDocuments(document({}), reworded);
  expect(pruned.differ).toBe(false);
  expect([left(pruned.before), left(pruned.after)]).toEqual([[], []]);
});

test("a property that is named as documentation is none", () => {
  const before = document({ Job: { type: "object", properties: { description: text } } });
  const after = document({ Job: { type: "object", properties: { description: { type: "integer" } } } });
  expect(keptOf(before, after)).toEqual(["/jobs", "Job"]);
});

test("values of an enum and a const are data, whatever keys they have", () => {
  const before = document({ Job: { const: { description: "a" } } });
  const after = document({ Job: { const: { description: "b" } } });
  expect(keptOf(before, after)).toEqual(["/jobs", "Job"]);
});

test("what differs is kept with all that leads to it and all that it leads to", () => {
  expect(keptOf(document({}), document({ Owner: { type: "integer" } }))).toEqual(["/jobs", "Job", "Owner"]);
  expect(keptOf(document({}), document({ File: { type: "integer" } }))).toEqual(["/files", "File"]);
});

test("both sides keep the same, what is gone excepted", () => {
  const { before, after } = pruneDocuments(
    document({}, { "/old": { get: operation("Owner") } }),
    document({}),
  );
  expect([left(before), left(after)]).toEqual([["/old", "Owner"], ["Owner"]]);
});

test("parameters of a path belong to each of its operations", () => {
  const shared = [{ name: "id", in: "query", schema: text }];
  const after = document({}, { "/jobs": { get: operation("Job"), parameters: shared } });
  expect(keptOf(document({}), after)).toEqual(["/jobs", "Job", "Owner"]);
});

test("a schema that a discriminator chooses is kept when only the discriminator differs", () => {
  const pet = (mapping: JsonObject): JsonObject => ({
    oneOf: [{ $ref: "#/components/schemas/File" }],
    discriminator: { propertyName: "kind", mapping },
  });
  const before = document({ Pet: pet({ file: "#/components/schemas/File" }) });
  const after = document({ Pet: pet({ paper: "#/components/schemas/File" }) });
  // The discriminator's values are written into the type of File, which /files gives.
  expect(keptOf(before, after)).toEqual(["/files", "File", "Pet"]);
});

test("a place leads to what it refers to, on either side", () => {
  const { leadsTo } = pruneDocuments(document({}), document({}));
  expect([...leadsTo("/paths/~1jobs/get/responses")].sort()).toEqual([
    "components schemas Job",
    "components schemas Owner",
    "paths /jobs ",
    "paths /jobs get",
  ]);
});
