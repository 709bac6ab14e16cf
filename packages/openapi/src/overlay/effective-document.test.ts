import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { UserError } from "../user-error.ts";
import { readEffectiveDocument } from "./effective-document.ts";

const dirs: string[] = [];
afterEach(async () => {
  for (const dir of dirs.splice(0)) await rm(dir, { recursive: true });
});

async function specDir(files: Record<string, string>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "spec-"));
  dirs.push(dir);
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
  return dir;
}

const openapi = `openapi: 3.1.0
info: { title: Jobs, version: "1" }
paths:
  /job/{id}:
    delete:
      responses:
        '200': { description: stopped }
        '500': { description: broken }
`;

const source = `retrieved: "2026-11-22"
document: { file: openapi.yaml, openapi: 3.1.0, sha256: ${"a".repeat(64)}, bytes: 1 }
source: { kind: document }
`;

const overlay = `overlay: 1.0.0
info: { title: t, version: "1" }
actions:
  - target: $.paths['/job/{id}'].delete
    description: the document does not say what its answers mean
    x-calloff-source: the page
    update:
      x-calloff-job:
        role: cancel
        id: id
        answers:
          '200': canceled
          '500': server-error
  - target: $
    description: the document lists no server
    x-calloff-source: the page
    update: { servers: [{ url: https://api.example.com }] }
`;

const effective = {
  openapi: "3.1.0",
  info: { title: "Jobs", version: "1" },
  paths: {
    "/job/{id}": {
      delete: {
        responses: { "200": { description: "stopped" }, "500": { description: "broken" } },
        "x-calloff-job": { role: "cancel", id: "id", answers: { "200": "canceled", "500": "server-error" } },
      },
    },
  },
  servers: [{ url: "https://api.example.com" }],
};

it("refuses an overlay that does not say how surely it is known what was written by hand", async () => {
  const written = source.replace("kind: document", "kind: written, facts: [the page]");
  const said = overlay.replace("    update:", "    x-calloff-certainty: document\n    update:");
  const read = async (text: string) =>
    readEffectiveDocument(
      await specDir({ "openapi.yaml": openapi, "overlay.yaml": text, "source.yaml": written }),
    );
  await expect(read(overlay)).rejects.toThrow(/has to say how surely it is known/);
  expect((await read(said)).document).toMatchObject({ openapi: "3.1.0" });
});
describe("readEffectiveDocument", () => {
  it("adds to the vendor's document what the overlay says", async () => {
    const { document } = await readEffectiveDocument(
      await specDir({ "openapi.yaml": openapi, "overlay.yaml": overlay, "source.yaml": source }),
    );
    expect(document).toStrictEqual(effective);
  });

  it("gives the same bytes every time", async () => {
    const dir = await specDir({ "openapi.yaml": openapi, "overlay.yaml": overlay });
    const first = JSON.stringify((await readEffectiveDocument(dir)).document);
    expect(JSON.stringify((await readEffectiveDocument(`${dir}/`)).document)).toBe(first);
  });

  it("knows which file and line said what", async () => {
    const dir = await specDir({ "openapi.yaml": openapi, "overlay.yaml": overlay });
    const { locate } = await readEffectiveDocument(dir);
    const operation = ["paths", "/job/{id}", "delete"];
    const [vendored, added] = [`${dir}/openapi.yaml`, `${dir}/overlay.yaml`];
    expect(locate([...operation, "responses", "500"])).toEqual({ file: vendored, line: 8, column: 9 });
    expect(locate([...operation, "responses", "404"])).toEqual({ file: vendored, line: 6, column: 7 });
    expect(locate([...operation, "x-calloff-job", "id"])).toEqual({ file: added, line: 10, column: 9 });
    expect(locate([...operation, "x-calloff-job", "answers", "500"])).toEqual({
      file: added,
      line: 13,
      column: 11,
    });
    expect(locate(["servers", 0, "url"])).toEqual({ file: added, line: 17, column: 27 });
  });

  it("is the vendor's document where there is no overlay, in JSON too", async () => {
    const dir = await specDir({ "openapi.json": '{\n  "openapi": "3.0.3",\n  "paths": {}\n}' });
    const { document, locate } = await readEffectiveDocument(dir);
    expect(document).toStrictEqual({ openapi: "3.0.3", paths: {} });
    expect(locate(["paths"])).toEqual({ file: `${dir}/openapi.json`, line: 3, column: 3 });
  });

  const failures: readonly (readonly [what: string, files: Record<string, string>, message: string])[] = [
    ["no document", { "overlay.yaml": overlay }, ": has no openapi.yaml and no openapi.json"],
    [
      "two documents",
      { "openapi.json": "{}", "openapi.yaml": openapi },
      ": has both openapi.json and openapi.yaml",
    ],
    [
      "an overlay by another name",
      { "openapi.yaml": openapi, "overlay.yml": overlay },
      "/overlay.yml: would not be applied; name it overlay.yaml.",
    ],
    ["a broken document", { "openapi.yaml": "a: [" }, "/openapi.yaml:1:5: broken YAML"],
    [
      "a broken overlay",
      { "openapi.yaml": openapi, "overlay.yaml": "{}" },
      "/overlay.yaml:1:1: the overlay has no",
    ],
    [
      "an overlay of what the vendor has moved",
      { "openapi.yaml": openapi.replace("/job/{id}", "/jobs/{id}"), "overlay.yaml": overlay },
      "/overlay.yaml:4:5: the target $.paths['/job/{id}'].delete matches nothing",
    ],
    [
      "a vendor that names the environment variable to be sent to it",
      {
        "openapi.yaml": `${openapi}components:\n  securitySchemes:\n    - { x-calloff-credential: { env: OTHER_KEY } }\n`,
        "overlay.yaml": overlay,
      },
      "/openapi.yaml:11:9: the vendor's document has x-calloff-credential, which only an overlay may say.",
    ],
  ];

  it.each(failures)("refuses %s", async (_, files, message) => {
    const dir = await specDir(files);
    const failure = await readEffectiveDocument(dir).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(String(failure)).toContain(dir + message);
  });

  it("refuses a folder that is not there", async () => {
    const failure = new UserError("cannot be read (ENOENT).", { file: "specs/no-such-provider" });
    await expect(readEffectiveDocument("specs/no-such-provider")).rejects.toThrow(failure);
  });
});
