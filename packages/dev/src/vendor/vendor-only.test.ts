import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type VendorWorkspace, vendorWorkspace } from "./testing/vendor-workspace.ts";

let workspace: VendorWorkspace;
beforeEach(async () => {
  workspace = await vendorWorkspace();
});
afterEach(() => workspace[Symbol.asyncDispose]());

/** A document of three operations, two of which lead to schemas of their own. */
const WHOLE = `openapi: 3.1.0
info: { title: Acme, version: "7" }
servers: [{ url: "https://api.acme.example" }]
security: [{ key: [] }]
paths:
  /batches/{batch_id}/cancel:
    post:
      parameters: [{ $ref: "#/components/parameters/Batch" }]
      responses:
        "200": { description: Canceling, content: { application/json: { schema: { $ref: "#/components/schemas/Batch" } } } }
  /batches/{batch_id}:
    get:
      parameters: [{ $ref: "#/components/parameters/Batch" }]
      responses: { "200": { description: A batch } }
  /films:
    get:
      responses:
        "200": { description: Films, content: { application/json: { schema: { $ref: "#/components/schemas/Film" } } } }
components:
  parameters:
    Batch: { name: batch_id, in: path, required: true, schema: { type: string } }
  schemas:
    Batch: { type: object, properties: { counts: { $ref: "#/components/schemas/Counts" } } }
    Counts: { type: object }
    Film: { type: object }
  securitySchemes:
    key: { type: http, scheme: bearer }
`;

describe("some operations of a large document", () => {
  it("are vendored with what they reference, and what the whole was stands beside them", async () => {
    await writeFile(workspace.page, WHOLE);
    const only = "POST /batches/{id}/cancel";
    const line = await workspace.vendor("--only", only);
    expect(line).toContain("acme  openapi.yaml 3.1.0  1 operation  ");
    const document = parse(await workspace.read("openapi.yaml"));
    expect(Object.keys(document.paths)).toEqual(["/batches/{batch_id}/cancel"]);
    expect(Object.keys(document.components.schemas)).toEqual(["Batch", "Counts"]);
    expect(Object.keys(document.components.securitySchemes)).toEqual(["key"]);
    expect(parse(await workspace.read("source.yaml")).source).toEqual({
      kind: "document",
      only: ["POST /batches/{batch_id}/cancel"],
      whole: {
        sha256: createHash("sha256").update(WHOLE).digest("hex"),
        bytes: Buffer.byteLength(WHOLE),
        operations: 3,
      },
    });
    expect(await workspace.run("--check")).toContain("sha256 ok");
  });

  it("that are not there are said, with those that look alike", async () => {
    await writeFile(workspace.page, WHOLE);
    await expect(workspace.vendor("--only", "POST /batches/{id}/stop")).rejects.toThrow(
      "has no POST /batches/{id}/stop among its 3 operations; there are POST /batches/{batch_id}/cancel, GET /batches/{batch_id} and others.",
    );
    await expect(workspace.vendor("--only", "cancel")).rejects.toThrow(
      /--only cancel is not an operation such as/,
    );
  });
});

it("puts the vendor's own document in the place of one that was written by hand", async () => {
  const written = WHOLE.replace("/films", "/movies");
  const folder = join(workspace.root, "specs/acme");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "openapi.yaml"), written);
  await writeFile(
    join(folder, "source.yaml"),
    `retrieved: "2026-11-29"
document:
  file: openapi.yaml
  openapi: 3.1.0
  sha256: ${createHash("sha256").update(written).digest("hex")}
  bytes: ${Buffer.byteLength(written)}
source:
  kind: written
  upstream: https://api.acme.example/openapi.yaml
  facts: [the reference]
`,
  );
  expect(await workspace.run("--check")).toContain("acme  openapi.yaml 3.1.0  3 operations  sha256 ok");
  await writeFile(workspace.page, WHOLE);
  await workspace.vendor();
  expect(await workspace.read("openapi.yaml")).toBe(WHOLE);
  expect(parse(await workspace.read("source.yaml")).source).toEqual({ kind: "document" });
});
