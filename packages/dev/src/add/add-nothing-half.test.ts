import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "@calloff/openapi/internal";
import { failureOf } from "@calloff/test-support";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { commitAll } from "./testing/commit-all.ts";
import { type ProviderWorkspace, providerWorkspace } from "./testing/provider-workspace.ts";
import { CANCEL, READ } from "./testing/render-document.ts";

let workspace: ProviderWorkspace;
let before: Record<string, string>;
beforeEach(async () => {
  workspace = await providerWorkspace();
  await workspace.write("acme.yaml", stringify(CANCEL));
  before = await workspace.tree();
});
afterEach(() => workspace[Symbol.asyncDispose]());

const add = (...args: string[]): Promise<string> =>
  workspace.run("add", "acme", "--from", `${workspace.root}/acme.yaml`, "--yes", ...args);

describe("nothing is left, and the next run succeeds, when", () => {
  afterEach(async () => {
    expect(await workspace.tree()).toEqual(before);
    workspace.check = whole;
    expect(await add()).toContain("Acme is added as @calloff/acme.");
  });
  let whole: ProviderWorkspace["check"];
  beforeEach(() => {
    whole = workspace.check;
  });

  test("the client does not keep to its document", async () => {
    workspace.check = () => Promise.reject(new UserError("acme: its client does not compile:\n✗ one"));
    expect(await failureOf(() => add())).toBe("acme: its client does not compile:\n✗ one");
  });

  test("the disk is full; the message names no folder that is gone", async () => {
    workspace.check = (_, __, { folder }) => {
      const path = `${folder}/client/src/index.ts`;
      const message = `ENOSPC: no space left on device, write '${path}'`;
      return Promise.reject(Object.assign(new Error(message), { code: "ENOSPC" }));
    };
    expect(await failureOf(() => add())).toBe(
      "cannot be written: ENOSPC: no space left on device, write 'client/src/index.ts'. Nothing was changed.",
    );
  });

  test("somebody interrupts it", async () => {
    workspace.check = async (...client) => {
      process.emit("SIGINT", "SIGINT");
      return whole(...client);
    };
    await expect(add()).rejects.toMatchObject({
      status: 130,
      message: "stopped by SIGINT: every change was undone.",
    });
  });

  test("the workspace's own command fails, after it has changed files of others", async () => {
    commitAll(workspace.root);
    await workspace.write("fail", "");
    before = await workspace.tree();
    expect(await failureOf(() => add())).toMatch(
      /^node after\.mjs acme failed:\nacme: its tests fail\nWhat it had changed was taken back, and is kept in \S+\.$/,
    );
    expect(await workspace.tree()).toEqual(before);
    await rm(join(workspace.root, "fail"));
    delete before["fail"];
  });

  test("it was killed half-way before, which left a staging folder", async () => {
    const left = join(workspace.root, "node_modules/.cache/calloff/staging-killed/client");
    await mkdir(left, { recursive: true });
    await writeFile(join(left, "index.ts"), "half");
  });
});

describe("a provider that is there already", () => {
  test("with another document is left alone", async () => {
    await add();
    const tree = await workspace.tree();
    await workspace.write("other.yaml", stringify(READ));
    const message = await failureOf(() =>
      workspace.run("add", "acme", "--from", `${workspace.root}/other.yaml`, "--yes"),
    );
    expect(message).toMatch(
      /^acme already exists with another document .*run npx calloff-dev drift acme --write\.$/,
    );
    const { "other.yaml": _, ...after } = await workspace.tree();
    expect(after).toEqual(tree);
  });

  test("with other answers is left alone; without any it is what it is", async () => {
    await add("--env", "OTHER_KEY");
    const tree = await workspace.tree();
    expect(await failureOf(() => add())).toContain("acme already exists with other answers:");
    const again = await workspace.run("add", "acme", "--from", `${workspace.root}/acme.yaml`);
    expect(again).toBe("acme already exists, made from this document. Nothing was changed.\n");
    expect(await workspace.tree()).toEqual(tree);
  });

  test("by half, is said to be so", async () => {
    await workspace.write("specs/acme/notes.md", "mine");
    expect(await failureOf(() => add())).toContain(
      "specs/acme already exists, but is not a complete vendor. Choose another name, or run npx calloff-dev remove acme first.",
    );
    expect(await readFile(join(workspace.root, "specs/acme/notes.md"), "utf8")).toBe("mine");
  });
});

test.each([
  [["add"], "missing required argument 'name'"],
  [["add", "Acme", "--from", "x"], '"Acme" cannot name a provider'],
  [["add", "acme"], "--from is missing"],
  [["add", "core", "--from", "x"], "a provider cannot be called core"],
  [["add", "acme", "--from", "https://a.example/llms.txt", "--from", "x.md"], "it must be the only --from"],
  [["add", "acme", "--from", "x", "--meaning", "200=canceled"], "--cancel, which is missing"],
  [
    ["add", "acme", "--from", "x", "--cancel", "DELETE /x", "--meaning", "200=done"],
    '"done" is none of canceled,',
  ],
  [
    ["add", "acme", "--from", "x", "--cancel", "DELETE /x", "--meaning", "2000=canceled"],
    "is no status such as 200",
  ],
  [["add", "acme", "--from", "x", "--state", "a=running"], "--status, which is missing"],
  [["add", "acme", "--from", "x", "--env", "lower"], "expected the name of an environment variable"],
])("%j is refused with one line", async ([, ...args], message) => {
  const told = await failureOf(() => workspace.run("add", ...args));
  expect(told).toContain(message);
  expect(told).not.toContain("\n");
});
