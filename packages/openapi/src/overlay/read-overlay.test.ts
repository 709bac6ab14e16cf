import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UserError } from "../user-error.ts";
import { readOverlay } from "./read-overlay.ts";

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "overlay-"));
});
afterAll(() => rm(dir, { recursive: true }));

async function write(content: string | Uint8Array): Promise<string> {
  const path = join(dir, "overlay.yaml");
  await writeFile(path, content);
  return path;
}

describe("readOverlay", () => {
  it("reads the overlay and knows where its parts stand", async () => {
    const path = await write(`overlay: 1.0.0
info: { title: t, version: "1" }
actions:
  - target: $.a
    description: why
    x-calloff-source: page
    update:
      b: 1
`);
    const { overlay, locate } = await readOverlay(path);
    expect(overlay.actions).toEqual([
      { target: "$.a", description: "why", "x-calloff-source": "page", update: { b: 1 } },
    ]);
    expect(locate(["actions", 0, "update", "b"])).toEqual({ file: path, line: 8, column: 7 });
  });

  it.each([
    ["what the schema refuses", "overlay: 1.0.0\ninfo: {}\nactions: 3", ":2:1: info has no title"],
    ["broken YAML", "overlay: [", ":1:11: broken YAML"],
    ["a list", "- overlay: 1.0.0", ":1:1: expected a mapping at the root"],
    ["nothing", "", ":1:1: the document is empty."],
    ["what is not UTF-8", new Uint8Array([0x61, 0x3a, 0x20, 0xff]), ":1: is not UTF-8; save it as UTF-8."],
  ])("names the file and the place of %s", async (_, content, message) => {
    const path = await write(content);
    const failure = await readOverlay(path).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(String(failure)).toContain(path + message);
  });

  it("names a file that is not there", async () => {
    const path = join(dir, "missing.yaml");
    await expect(readOverlay(path)).rejects.toThrow(new UserError("there is no such file.", { file: path }));
  });
});
