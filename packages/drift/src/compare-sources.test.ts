import { expect, test } from "vitest";
import { compareSources } from "./compare-sources.ts";

/** Generators write a parent that is one of its own children, each of which has all of it; all of them has no end. */
function vessels(description: string, children: "oneOf" | "allOf" = "allOf"): string {
  const vessel = { $ref: "#/components/schemas/Vessel" };
  const part = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
  const kind = (property: string): object => ({
    allOf: [vessel, { type: "object", properties: { [property]: { type: "boolean" } } }],
  });
  const content = { "application/json": { schema: vessel } };
  return JSON.stringify({
    openapi: "3.0.3",
    info: { title: "Harbor", version: "1" },
    paths: { "/vessel": { get: { responses: { 200: { description, content } } } } },
    components: {
      schemas: {
        Vessel: {
          type: "object",
          required: ["rig"],
          properties: { rig: { type: "string" } },
          [children]: [part("Sloop"), part("Ketch")],
          discriminator: { propertyName: "rig" },
        },
        Sloop: kind("jib"),
        Ketch: kind("mizzen"),
      },
    },
  });
}

async function compare(older: string, newer: string): ReturnType<typeof compareSources> {
  const texts = new Map([
    ["older.json", older],
    ["newer.json", newer],
  ]);
  return await compareSources("older.json", "newer.json", async (name) => {
    const text = texts.get(name) ?? "";
    return { name, text, bytes: new TextEncoder().encode(text) };
  });
}

test("two equal documents are equal, though no types can be made of them", async () => {
  expect(await compare(vessels("one"), vessels("one"))).toMatchObject({ bump: "none", changes: [] });
});

test("what became of them cannot be told once they differ", async () => {
  await expect(compare(vessels("one"), vessels("two"))).rejects.toThrow("contains itself through allOf");
});

test("a parent that is one of its children is read without them where they refer to it", async () => {
  const report = await compare(vessels("one", "oneOf"), vessels("two", "oneOf"));
  expect(report).toMatchObject({ bump: "patch", changes: [{ id: "documentation-changed" }] });
  const without = vessels("one", "oneOf").replace('"jib"', '"genoa"');
  expect(await compare(vessels("one", "oneOf"), without)).toMatchObject({
    bump: "major",
    verdicts: { walk: "major", compiler: "major" },
  });
});

test("two equal documents that are not whole are no documents", async () => {
  const broken = vessels("one").replace('"Sloop":', '"Other":');
  await expect(compare(broken, broken)).rejects.toThrow("leads nowhere");
});
