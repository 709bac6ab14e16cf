import { createHash } from "node:crypto";
import type { ProviderDrift } from "@calloff/drift/internal";
import { CANCEL_DOCUMENT, STATUS_DOCUMENT } from "@calloff/test-support";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { vendorCommand } from "../vendor/vendor-command.ts";
import { type DriftWorkspace, driftWorkspace } from "./testing/drift-workspace.ts";

let workspace: DriftWorkspace;
beforeEach(async () => {
  workspace = await driftWorkspace();
});
afterEach(() => workspace[Symbol.asyncDispose]());

/** The vendor's own: an operation more than is known here. */
const WHOLE = CANCEL_DOCUMENT.replace(
  "components:\n",
  `  /films:
    get:
      responses:
        '200': { description: All films }
components:
`,
);

/** As somebody writes it by hand. */
async function write(document: string, upstream?: string): Promise<void> {
  await workspace.write("specs/acme/openapi.yaml", document);
  await workspace.write(
    "specs/acme/source.yaml",
    `retrieved: "2026-11-29"
document:
  file: openapi.yaml
  openapi: ${/openapi: (\S+)/.exec(document)?.[1]}
  sha256: ${createHash("sha256").update(document).digest("hex")}
  bytes: ${Buffer.byteLength(document)}
source:
  kind: written
${upstream === undefined ? "" : `  upstream: ${upstream}\n`}  facts: [the reference]
`,
  );
}

/** With an upstream, which has this document. */
async function writeBeside(upstream: string, document: string = CANCEL_DOCUMENT): Promise<string> {
  const site = await workspace.site({ "/openapi.yaml": upstream });
  await write(document, `${site.url}/openapi.yaml`);
  return `${site.url}/openapi.yaml`;
}

describe("a document that was written by hand", () => {
  it("is compared with the vendor's own as far as it goes, whose other operations are counted", async () => {
    await writeBeside(WHOLE);
    expect(await workspace.drift()).toMatchObject([
      { status: "unchanged", newUpstream: ["GET /films"], note: expect.stringMatching(/written by hand/) },
    ]);
    const { output, status } = await workspace.run();
    expect(output).toContain("New upstream, not vendored here (1): GET /films");
    expect(status).toBe(0);
  });

  it("is told where its words are wrong, an operation that the vendor does not have among them", async () => {
    await writeBeside(WHOLE, CANCEL_DOCUMENT.replace("    delete:\n", "    post:\n"));
    const { status, output } = await workspace.run();
    expect(status).toBe(1);
    expect(output).toContain("each change is where the two differ");
    expect(output).toContain("POST /renders/{id} is DELETE /renders/{id} now");
  });

  it("is not held against its overlay, which is for what was written", async () => {
    const ours = "components:\n  headers: { Ours: { schema: { type: string } } }\n";
    await writeBeside(WHOLE, CANCEL_DOCUMENT.replace("components:\n", ours));
    await workspace.write(
      "specs/acme/overlay.yaml",
      `overlay: 1.0.0
info: { title: t, version: "1" }
actions:
  - target: $.components.headers.Ours
    description: why
    x-calloff-source: the page
    update: { description: a header that only we have }
`,
    );
    expect((await workspace.drift())[0]?.status).not.toBe("unknown");
  });

  it("without an upstream has nothing to be compared with, which is no error", async () => {
    await write(CANCEL_DOCUMENT);
    const { status, output } = await workspace.run();
    expect(status).toBe(0);
    expect(output).toContain("acme: unchanged; written by hand, and source.yaml names no upstream\n");
    const file = await workspace.write("own.yaml", WHOLE);
    expect(await workspace.drift("--upstream", `acme=${file}`)).toMatchObject([{ sources: [file] }]);
  });

  it("whose upstream cannot be had is not taken for unchanged", async () => {
    const site = await workspace.site({});
    await write(CANCEL_DOCUMENT, `${site.url}/openapi.yaml`);
    expect((await workspace.run()).status).toBe(2);
  });

  it("stays where drift is written, and the command that replaces it is said", async () => {
    const upstream = await writeBeside(STATUS_DOCUMENT);
    const { notes } = await workspace.run("--write");
    expect(notes).toContain(`npx calloff-dev vendor acme --from ${upstream}`);
    expect(await workspace.read("specs/acme/openapi.yaml")).toBe(CANCEL_DOCUMENT);
  });
});

describe("some operations of a large document", () => {
  /** What is said where these were vendored, and then the document has become another. */
  async function driftTo(document: string, ...more: string[]): Promise<readonly ProviderDrift[]> {
    const pages = { "/openapi.yaml": WHOLE };
    const site = await workspace.site(pages);
    const options = { from: [`${site.url}/openapi.yaml`], only: ["DELETE /renders/{id}", ...more] };
    await vendorCommand("acme", options, { root: workspace.root, print: () => {} });
    pages["/openapi.yaml"] = document;
    return workspace.drift();
  }

  it("are not taken for removed when all of them are gone", async () => {
    expect(await driftTo(STATUS_DOCUMENT.replaceAll("/renders", "/other"))).toMatchObject([
      {
        status: "unknown",
        problem: expect.stringMatching(/has no DELETE \/renders\/\{id\}, and so nothing/),
      },
    ]);
  });

  it("have not changed when the others have, and new ones are named", async () => {
    const reworded = WHOLE.replace("description: All films", "description: None");
    expect(await driftTo(reworded)).toMatchObject([{ status: "unchanged", newUpstream: ["GET /films"] }]);
  });

  it("are compared one by one: one that is gone is a removed operation", async () => {
    expect(await driftTo(WHOLE.replace("  /films:\n", "  /movies:\n"), "GET /films")).toMatchObject([
      { status: "drift", bump: "major", newUpstream: ["GET /movies"] },
    ]);
  });
});
