import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  CANCEL_DOCUMENT,
  CANCEL_PAGE,
  failureOf,
  MINTLIFY_FIRST_LINE,
  STATUS_DOCUMENT,
  STATUS_PAGE,
} from "@calloff/test-support";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type VendorWorkspace, vendorWorkspace } from "./testing/vendor-workspace.ts";

let workspace: VendorWorkspace;
let pages: [string, string];
beforeEach(async () => {
  workspace = await vendorWorkspace();
  pages = [join(workspace.root, "cancel.md"), join(workspace.root, "status.md")];
  await writeFile(pages[0], CANCEL_PAGE);
  await writeFile(pages[1], STATUS_PAGE);
});
afterEach(() => workspace[Symbol.asyncDispose]());

const hash = (content: string): string => createHash("sha256").update(content).digest("hex");
const URLS = ["https://docs.acme.example/cancel.md", "https://docs.acme.example/status.md"] as const;

function vendorBoth(...more: string[]): Promise<string> {
  const [cancel, status] = pages;
  return workspace.run(
    "acme",
    "--from",
    cancel,
    "--url",
    URLS[0],
    "--from",
    status,
    "--url",
    URLS[1],
    ...more,
  );
}

it("several pages become one document, and a note of each", async () => {
  const output = await vendorBoth("--date", "2026-11-22");
  const text = await workspace.read("openapi.yaml");
  const cancel = parse(CANCEL_DOCUMENT);
  const status = parse(STATUS_DOCUMENT);
  expect(parse(text)).toEqual({
    ...cancel,
    paths: {
      "/renders/{id}": {
        delete: cancel.paths["/renders/{id}"].delete,
        get: status.paths["/renders/{id}"].get,
      },
    },
  });
  expect(output).toContain(
    `acme  openapi.yaml 3.1.0  2 operations  sha256 ${hash(text).slice(0, 12)}  written\n`,
  );
  expect(
    await workspace.read("source.yaml"),
  ).toBe(`# Where the document beside this file came from. Written when it was vendored; not to be edited.
# It was merged from the documents of several pages, each of which holds some of its operations.

retrieved: "2026-11-22"
document:
  file: openapi.yaml
  openapi: 3.1.0
  sha256: ${hash(text)}
  bytes: ${Buffer.byteLength(text)}
source:
  kind: pages
  index: https://docs.acme.example/llms.txt
  pages:
    - url: ${URLS[0]}
      operation: DELETE /renders/{id}
      sha256: ${hash(CANCEL_PAGE)}
      lines: ${MINTLIFY_FIRST_LINE}-${MINTLIFY_FIRST_LINE + CANCEL_DOCUMENT.split("\n").length - 2}
    - url: ${URLS[1]}
      operation: GET /renders/{id}
      sha256: ${hash(STATUS_PAGE)}
      lines: ${MINTLIFY_FIRST_LINE}-${MINTLIFY_FIRST_LINE + STATUS_DOCUMENT.split("\n").length - 2}
`);
});

it("are held to what was vendored, and unchanged when read again", async () => {
  await vendorBoth("--date", "2020-02-29");
  const before = [await workspace.read("openapi.yaml"), await workspace.read("source.yaml")];
  expect(await workspace.run("--check")).toBe("acme  openapi.yaml 3.1.0  2 operations  sha256 ok\n");
  expect(await vendorBoth()).toContain("  unchanged\n");
  expect([await workspace.read("openapi.yaml"), await workspace.read("source.yaml")]).toEqual(before);
  await writeFile(join(workspace.root, "specs/acme/openapi.yaml"), CANCEL_DOCUMENT);
  expect(await failureOf(() => workspace.run("--check"))).toContain("differs from the vendored bytes");
});

it("may say nothing about what they are about", async () => {
  await writeFile(pages[0], CANCEL_DOCUMENT);
  await workspace.run("acme", "--from", pages[0], "--from", pages[1]);
  expect(parse(await workspace.read("source.yaml")).source.pages[0]).toEqual({
    operation: "DELETE /renders/{id}",
    sha256: hash(CANCEL_DOCUMENT),
  });
});

describe("nothing is written when", () => {
  it.each([
    [
      "they disagree",
      STATUS_PAGE.replace("enum: [running, canceled]", "enum: [running, stopped]"),
      "status.md: differs from ROOT/cancel.md at #/components/schemas/Render/properties/state/enum/1,",
    ],
    ["one holds no document", "# Nothing\n", "status.md: no OpenAPI document found"],
  ])("%s", async (_, page, message) => {
    await vendorBoth();
    const before = await workspace.read("openapi.yaml");
    await writeFile(pages[1], page);
    expect(await failureOf(() => vendorBoth())).toContain(message.replace("ROOT", workspace.root));
    expect(await workspace.read("openapi.yaml")).toBe(before);
  });

  it("source.yaml speaks of pages and names none", async () => {
    await vendorBoth();
    const record = await workspace.read("source.yaml");
    await writeFile(
      join(workspace.root, "specs/acme/source.yaml"),
      record.slice(0, record.indexOf("  pages:\n    -")),
    );
    expect(await failureOf(() => workspace.run("--check"))).toContain(
      "source must have required property 'pages'",
    );
  });
});
