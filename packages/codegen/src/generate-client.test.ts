import { describe, expect, test } from "vitest";
import { generateClient } from "./generate-client.ts";
import { smallDocument } from "./small-document.ts";

test("a document becomes the four files of a client, and stays as it is", async () => {
  const document = smallDocument();
  const files = await generateClient("acme", document);
  expect([...files.keys()].sort()).toEqual(["descriptor.ts", "index.ts", "openapi.json", "schema.ts"]);
  expect(files.get("index.ts")).toContain("createAcme");
  expect(JSON.parse(files.get("openapi.json") ?? "")).toEqual(smallDocument());
  expect(document).toEqual(smallDocument());
});

test("a relative server is resolved against the address of the document", async () => {
  const document = { ...smallDocument(), servers: [{ url: "/v2" }] };
  const files = await generateClient("acme", document, { documentUrl: "https://acme.example/openapi.json" });
  expect(files.get("descriptor.ts")).toContain('"https://acme.example/v2"');
});

describe("refuses as a name", () => {
  test.each(["", "Acme", "../acme", "1st", "a b", "acme\n"])("%j", async (name) => {
    await expect(generateClient(name, smallDocument())).rejects.toThrow(
      `${JSON.stringify(name)} cannot name a client; use lower-case letters, digits and hyphens, a letter first.`,
    );
  });
});
