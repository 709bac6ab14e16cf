import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failureOf, JSON_DOCUMENT, YAML_DOCUMENT } from "@calloff/test-support";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkSpecs } from "./check-specs.ts";

let specs: string;
beforeEach(async () => {
  specs = await mkdtemp(join(tmpdir(), "specs-"));
});
afterEach(() => rm(specs, { recursive: true }));

async function write(provider: string, files: Record<string, string>): Promise<void> {
  await mkdir(join(specs, provider), { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(specs, provider, name), content);
}

/** Written out here, so that the format cannot change unnoticed. */
function sourceOf(document: string, file: string, openapi: string): string {
  const sha256 = createHash("sha256").update(document).digest("hex");
  return `retrieved: "2026-11-22"
document:
  file: ${file}
  openapi: ${openapi}
  sha256: ${sha256}
  bytes: ${Buffer.byteLength(document)}
source:
  kind: page
  url: https://docs.acme.example/cancel.md
  index: https://docs.acme.example/llms.txt
  upstream: https://api.acme.example/openapi.json
  operation: DELETE /renders/{id}
  sha256: ${"0f".repeat(32)}
  lines: 23-48
`;
}

const YAML_SOURCE = sourceOf(YAML_DOCUMENT, "openapi.yaml", "3.1.0");
const GOOD = { "openapi.yaml": YAML_DOCUMENT, "source.yaml": YAML_SOURCE };

/** An overlay with one action. */
function overlayOf(certainty: string, update: string, target = "$.paths['/renders/{id}'].delete"): string {
  return `overlay: 1.0.0
info: { title: t, version: "1" }
actions:
  - target: ${target}
    description: why
    x-calloff-source: the page
    ${certainty}
    update: ${update}
`;
}

const CANCELED = "{ x-calloff-job: { role: cancel, id: id, answers: { 200: canceled } } }";
const WRITTEN = YAML_SOURCE.replace(/source:[\s\S]*$/, "source:\n  kind: written\n  facts: [the page]\n");

it("refuses an overlay that says with too little behind it that a job has stopped", async () => {
  await write("acme", { ...GOOD, "overlay.yaml": overlayOf("x-calloff-certainty: secondary", CANCELED) });
  const [{ problem = "" } = {}] = await checkSpecs(specs);
  expect(problem).toContain("overlay.yaml:4:5: canceled must not rest on x-calloff-certainty: secondary");
});

it("holds a document that was written to its sha256, and its overlay to say how surely things are known", async () => {
  await write("edited", { ...GOOD, "source.yaml": WRITTEN, "openapi.yaml": `${YAML_DOCUMENT}# more\n` });
  await write("sure", {
    ...GOOD,
    "source.yaml": WRITTEN,
    "overlay.yaml": overlayOf("x-calloff-certainty: document", CANCELED),
  });
  await write("unsaid", {
    ...GOOD,
    "source.yaml": WRITTEN,
    "overlay.yaml": overlayOf("x-acme: 1", CANCELED),
  });
  const [edited, sure, unsaid] = await checkSpecs(specs);
  expect(edited?.problem).toContain("differs from the vendored bytes");
  expect(sure?.problem).toBeUndefined();
  expect(unsaid?.problem).toContain("an action with x-calloff-job for a document that was written by hand");
});

it("names the documents that are as they were vendored, in order", async () => {
  await write("zeta", GOOD);
  await write("acme-2", {
    "openapi.json": JSON_DOCUMENT,
    "source.yaml": sourceOf(JSON_DOCUMENT, "openapi.json", "3.1.2"),
    "overlay.yaml": overlayOf("x-calloff-certainty: secondary", "{ title: Acme }", "$.info"),
  });
  await writeFile(join(specs, "README.md"), "no provider");
  expect(await checkSpecs(specs)).toEqual([
    { provider: "acme-2", file: "openapi.json", openapi: "3.1.2", operations: 1, warnings: [] },
    { provider: "zeta", file: "openapi.yaml", openapi: "3.1.0", operations: 1, warnings: [] },
  ]);
});

it("looks at all, whatever is wrong with one", async () => {
  await write("a", {});
  await write("b", GOOD);
  await write("c", { ...GOOD, "openapi.yaml": `${YAML_DOCUMENT}# edited\n` });
  const problems = (await checkSpecs(specs)).map(({ provider, problem }) => [
    provider,
    problem !== undefined,
  ]);
  expect(problems).toEqual([
    ["a", true],
    ["b", false],
    ["c", true],
  ]);
});

describe("a problem", () => {
  const sha256 = createHash("sha256").update(YAML_DOCUMENT).digest("hex");
  const edited = YAML_DOCUMENT.replace("Acme", "Amce");
  const invalid = YAML_DOCUMENT.replace("type: integer", "- integer");

  it.each<[string, Record<string, string>, string]>([
    ["no source.yaml", { "openapi.yaml": YAML_DOCUMENT }, "/acme/source.yaml: there is no such file."],
    ["no document", { "source.yaml": YAML_SOURCE }, "/acme/openapi.yaml: there is no such file."],
    [
      "a document of the other format",
      { "openapi.json": JSON_DOCUMENT, "source.yaml": YAML_SOURCE },
      "/acme/openapi.yaml: there is no such file.",
    ],
    [
      "an edited document",
      { ...GOOD, "openapi.yaml": edited },
      `/acme/openapi.yaml: differs from the vendored bytes: ${Buffer.byteLength(edited)} bytes with sha256 `,
    ],
    [
      "line endings that were changed",
      { ...GOOD, "openapi.yaml": YAML_DOCUMENT.replaceAll("\n", "\r\n") },
      ", recorded 481 with ",
    ],
    [
      "an edited length",
      { ...GOOD, "source.yaml": YAML_SOURCE.replace("bytes: 481", "bytes: 482") },
      `481 bytes with sha256 ${sha256}, recorded 482 with ${sha256}. Restore it from version control or vendor it again; corrections belong in overlay.yaml.`,
    ],
    [
      "an edited sha256",
      { ...GOOD, "source.yaml": YAML_SOURCE.replace(sha256, "f".repeat(64)) },
      `recorded 481 with ${"f".repeat(64)}.`,
    ],
    [
      "an edited version",
      { ...GOOD, "source.yaml": YAML_SOURCE.replace("3.1.0", "3.1.1") },
      "/acme/source.yaml: document.openapi is 3.1.1, but openapi.yaml says 3.1.0.",
    ],
    [
      "a second document",
      { ...GOOD, "openapi.json": JSON_DOCUMENT },
      "/acme/openapi.yaml: there is openapi.json too; a provider has one document, so delete the other.",
    ],
    [
      "what is left of a second document",
      { ...GOOD, "openapi.yml": "" },
      "/acme/openapi.yaml: there is openapi.yml too;",
    ],
    [
      "a document that is not valid",
      { "openapi.yaml": invalid, "source.yaml": sourceOf(invalid, "openapi.yaml", "3.1.0") },
      "/acme/openapi.yaml:21:11: Expected type `Schema` (object) but got `array`",
    ],
    [
      "a source.yaml that is no YAML",
      { ...GOOD, "source.yaml": "retrieved: [\n" },
      "/acme/source.yaml:2:1: broken YAML: ",
    ],
    [
      "a source.yaml that is empty",
      { ...GOOD, "source.yaml": "" },
      "/acme/source.yaml:1:1: the document is empty.",
    ],
    [
      "a source.yaml without a field",
      { ...GOOD, "source.yaml": YAML_SOURCE.replace(/ {2}bytes.*\n/, "") },
      "/acme/source.yaml:2:1: document must have required property 'bytes'; vendor the document again, which rewrites this file.",
    ],
    [
      "a source.yaml with a field too many",
      { ...GOOD, "source.yaml": `${YAML_SOURCE}by: me\n` },
      "/acme/source.yaml:1:1: it must NOT have additional properties;",
    ],
    [
      "a source.yaml with a short sha256",
      { ...GOOD, "source.yaml": YAML_SOURCE.replace(sha256, "abc") },
      '/acme/source.yaml:5:3: document.sha256 must match pattern "^[0-9a-f]{64}$";',
    ],
    [
      "a source.yaml that leads elsewhere",
      { ...GOOD, "source.yaml": YAML_SOURCE.replace("openapi.yaml", "../b/openapi.yaml") },
      "/acme/source.yaml:3:3: document.file must be equal to one of the allowed values;",
    ],
    [
      "a date that YAML readers may take for another type",
      { ...GOOD, "source.yaml": YAML_SOURCE.replace('"2026-11-22"', "2026") },
      "/acme/source.yaml:1:1: retrieved must be string;",
    ],
  ])("is %s", async (_, files, message) => {
    await write("acme", files);
    const [check] = await checkSpecs(specs);
    expect(check?.problem).toContain(message);
    expect(check).toEqual({ provider: "acme", problem: check?.problem });
  });

  it("is a folder with nothing to check", async () => {
    const message = "no vendored document found; vendor one first.";
    expect(await failureOf(() => checkSpecs(specs))).toBe(`${specs}: ${message}`);
    expect(await failureOf(() => checkSpecs(join(specs, "nowhere")))).toContain(message);
  });
});
