import { createHash } from "node:crypto";
import { mkdir, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  failureOf,
  GITBOOK_PAGE,
  JSON_DOCUMENT,
  MINTLIFY_FIRST_LINE,
  mintlifyPage,
  startServer,
  YAML_DOCUMENT,
} from "@calloff/test-support";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type VendorWorkspace, vendorWorkspace } from "./testing/vendor-workspace.ts";

let workspace: VendorWorkspace;
beforeEach(async () => {
  workspace = await vendorWorkspace();
});
afterEach(() => workspace[Symbol.asyncDispose]());

const hash = (content: string): string => createHash("sha256").update(content).digest("hex");

describe("a page", () => {
  it("becomes its document, byte for byte, and a note of where it came from", async () => {
    const url = "https://docs.acme.example/cancel";
    const output = await workspace.vendor("--url", url, "--date", "2026-11-22");
    const sha256 = hash(YAML_DOCUMENT);
    expect(output).toBe(
      `acme  openapi.yaml 3.1.0  1 operation  sha256 ${sha256.slice(0, 12)}  written
Next, write ${workspace.root}/specs/acme/overlay.yaml: codegen needs to know what each answer of the vendor means.
`,
    );
    expect(await workspace.list()).toEqual(["acme", "acme/openapi.yaml", "acme/source.yaml"]);
    expect(await workspace.read("openapi.yaml")).toBe(YAML_DOCUMENT);
    expect(
      await workspace.read("source.yaml"),
    ).toBe(`# Where the document beside this file came from. Written when it was vendored; not to be edited.

retrieved: "2026-11-22"
document:
  file: openapi.yaml
  openapi: 3.1.0
  sha256: ${sha256}
  bytes: 481
source:
  kind: page
  url: ${url}
  index: https://docs.acme.example/llms.txt
  operation: DELETE /renders/{id}
  sha256: ${hash(mintlifyPage("yaml DELETE /renders/{id}"))}
  lines: ${MINTLIFY_FIRST_LINE}-${MINTLIFY_FIRST_LINE + 25}
`);
  });

  it("that names where its document is from, and was read from a URL", async () => {
    const upstream = "https://api.acme.example/openapi.json";
    await using server = await startServer((_, response) =>
      response.end(mintlifyPage(`yaml ${upstream} delete /renders/{id}`)),
    );
    await workspace.run("acme", "--from", `${server.url.replace("http", "HTTP")}/cancel.md`);
    expect(parse(await workspace.read("source.yaml")).source).toMatchObject({
      url: `${server.url}/cancel.md`,
      upstream,
      operation: "DELETE /renders/{id}",
    });
  });

  it("without an info line or an index", async () => {
    await writeFile(workspace.page, GITBOOK_PAGE);
    await workspace.vendor("--date", "2026-11-22");
    expect(await workspace.read("openapi.json")).toBe(JSON_DOCUMENT);
    expect(parse(await workspace.read("source.yaml"))).toEqual({
      retrieved: "2026-11-22",
      document: {
        file: "openapi.json",
        openapi: "3.1.2",
        sha256: hash(JSON_DOCUMENT),
        bytes: Buffer.byteLength(JSON_DOCUMENT),
      },
      source: { kind: "page", sha256: hash(GITBOOK_PAGE), lines: "8-8" },
    });
  });
});

it("takes a document as it is, and notes today's date in UTC, but no path of this machine", async () => {
  const document = `\uFEFF${YAML_DOCUMENT.replaceAll("\n", "\r\n")}`;
  await writeFile(workspace.page, document);
  const before = new Date().toISOString().slice(0, 10);
  await workspace.vendor();
  const after = new Date().toISOString().slice(0, 10);
  expect(await workspace.read("openapi.yaml")).toBe(document);
  const record = parse(await workspace.read("source.yaml"));
  expect([before, after]).toContain(record.retrieved);
  expect(record.source).toEqual({ kind: "document" });
});

describe("once more", () => {
  const vendorOnce = (): Promise<string> => workspace.vendor("--date", "2020-02-29");
  /** So long ago that a new file cannot be mistaken for an old one. */
  const OLD = new Date("2001-01-01T00:00:00Z");

  async function age(): Promise<void> {
    for (const name of await readdir(join(workspace.root, "specs/acme")))
      await utimes(join(workspace.root, "specs/acme", name), OLD, OLD);
  }
  async function untouched(): Promise<string[]> {
    const names = await readdir(join(workspace.root, "specs/acme"));
    const stats = await Promise.all(names.map((name) => stat(join(workspace.root, "specs/acme", name))));
    return names.filter((_, i) => stats[i]?.mtime.getTime() === OLD.getTime());
  }

  it.each([
    ["on the same day", ["--date", "2020-02-29"]],
    ["on a later day", []],
  ])("%s, with nothing new, changes nothing", async (_, more) => {
    await vendorOnce();
    await age();
    expect(await workspace.vendor(...more)).toContain("  unchanged\n");
    expect(await untouched()).toEqual(["openapi.yaml", "source.yaml"]);
    expect(parse(await workspace.read("source.yaml")).retrieved).toBe("2020-02-29");
  });

  it.each([
    ["a day that was asked for", ["--date", "2020-03-01"], "2020-03-01"],
    ["another URL", ["--url", "https://acme.example/"], undefined],
  ])("with %s writes it down", async (_, more, retrieved) => {
    await vendorOnce();
    await age();
    expect(await workspace.vendor(...more)).toContain("  written\n");
    expect(await untouched()).toEqual([]);
    expect(parse(await workspace.read("source.yaml")).retrieved).toBe(
      retrieved ?? new Date().toISOString().slice(0, 10),
    );
  });

  it.each([
    ["a document that was edited", "openapi.yaml"],
    ["a source.yaml that was edited", "source.yaml"],
  ])("repairs %s", async (_, name) => {
    await vendorOnce();
    const before = await workspace.read(name);
    await writeFile(join(workspace.root, "specs/acme", name), "something: else\n");
    expect(await vendorOnce()).toContain("  written\n");
    expect(await workspace.read(name)).toBe(before);
  });

  it("with a document of the other format leaves only that, and the overlay alone", async () => {
    await vendorOnce();
    await writeFile(join(workspace.root, "specs/acme/overlay.yaml"), "ours\n");
    await writeFile(workspace.page, GITBOOK_PAGE);
    expect(await vendorOnce()).toBe(
      `acme  openapi.json 3.1.2  1 operation  sha256 ${hash(JSON_DOCUMENT).slice(0, 12)}  written\n`,
    );
    expect(await workspace.list()).toEqual([
      "acme",
      "acme/openapi.json",
      "acme/overlay.yaml",
      "acme/source.yaml",
    ]);
    expect(await workspace.read("overlay.yaml")).toBe("ours\n");
  });

  it("removes a second document even when the first is unchanged", async () => {
    await vendorOnce();
    await writeFile(join(workspace.root, "specs/acme/openapi.json"), JSON_DOCUMENT);
    await vendorOnce();
    expect(await workspace.list()).toEqual(["acme", "acme/openapi.yaml", "acme/source.yaml"]);
  });
});

describe("--check", () => {
  it("names what is in order, and then fails with what is not", async () => {
    await workspace.vendor();
    await workspace.run("beta", "--from", workspace.page);
    await workspace.run("zeta", "--from", workspace.page);
    const ok = (provider: string): string => `${provider}  openapi.yaml 3.1.0  1 operation  sha256 ok\n`;
    expect(await workspace.run("--check")).toBe(ok("acme") + ok("beta") + ok("zeta"));

    await writeFile(join(workspace.root, "specs/acme/openapi.yaml"), YAML_DOCUMENT.trimEnd());
    await rm(join(workspace.root, "specs/zeta/source.yaml"));
    const before = workspace.output.length;
    const message = await failureOf(() => workspace.run("--check"));
    expect(workspace.output.slice(before)).toBe(ok("beta"));
    expect(message.split("\n")).toEqual([
      expect.stringMatching(/\/specs\/acme\/openapi\.yaml: differs from the vendored bytes: 479 bytes /),
      expect.stringMatching(/\/specs\/zeta\/source\.yaml: there is no such file\.$/),
    ]);
  });

  it("fails where there is nothing to check", async () => {
    await mkdir(join(workspace.root, "specs"));
    expect(await failureOf(() => workspace.run("--check"))).toContain("no vendored document found");
  });
});
