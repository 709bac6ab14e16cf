import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "@calloff/openapi/internal";
import { failureOf } from "@calloff/test-support";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { stringify } from "yaml";
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
    expect(existsSync(join(workspace.root, ".calloff/bench"))).toBe(false);
    workspace.prove = whole;
    expect(await add()).toContain("Acme is added as @calloff/acme.");
  });
  let whole: ProviderWorkspace["prove"];
  beforeEach(() => {
    whole = workspace.prove;
  });

  test("a contract test fails", async () => {
    workspace.prove = () => Promise.reject(new UserError("acme: its tests fail:\n✗ one"));
    expect(await failureOf(() => add())).toBe("acme: its tests fail:\n✗ one");
  });

  test("the disk is full; the message names no copy that is gone", async () => {
    workspace.prove = (_, { root }) => {
      const path = `${root}/packages/acme/dist/index.js`;
      const message = `ENOSPC: no space left on device, write '${path}'`;
      return Promise.reject(Object.assign(new Error(message), { code: "ENOSPC" }));
    };
    expect(await failureOf(() => add())).toBe(
      "cannot be written: ENOSPC: no space left on device, write 'packages/acme/dist/index.js'. Nothing was changed.",
    );
  });

  test("somebody interrupts it, whose interrupt ends what is under way", async () => {
    workspace.prove = (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
        process.emit("SIGINT", "SIGINT");
      });
    await expect(add()).rejects.toMatchObject({
      status: 130,
      message: "stopped by SIGINT: everything is as it was.",
    });
  });

  test("somebody edits a file that all share meanwhile", async () => {
    const readme = await workspace.read("README.md");
    workspace.prove = async (...where) => {
      await workspace.write("README.md", `${readme}\nMine.\n`);
      return whole(...where);
    };
    expect(await failureOf(() => add())).toBe(
      "README.md: was changed meanwhile; nothing was written. Run it again.",
    );
    await workspace.write("README.md", readme);
  });

  test("another is at work in the same repository", async () => {
    await using other = holdBench(workspace.root);
    await other.ready;
    expect(await failureOf(() => add())).toContain(
      `another npm run provider is at work in this repository (process ${other.pid}).`,
    );
  });

  test("it is killed while it proves", async () => {
    const other = holdBench(workspace.root);
    await other.ready;
    await writeFile(join(workspace.root, ".calloff/bench/left-over"), "x");
    await other[Symbol.asyncDispose]();
    // What is left is unseen by Git, and gone when the next one begins.
    workspace.prove = () => Promise.reject(new UserError("looked"));
    await failureOf(() => add());
  });
});

/** Another process that has taken the bench. */
function holdBench(root: string): AsyncDisposable & { ready: Promise<void>; pid: number | undefined } {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  const dir = join(root, ".calloff/bench");
  return {
    pid: child.pid,
    ready: mkdir(dir, { recursive: true }).then(() => writeFile(join(dir, "process"), String(child.pid))),
    async [Symbol.asyncDispose]() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
      // A test that is about a bench that is left takes it along.
      if (!existsSync(join(dir, "left-over"))) await rm(dir, { recursive: true });
    },
  };
}

describe("a provider that is there already", () => {
  test("with another document is left alone", async () => {
    await add();
    const tree = await workspace.tree();
    await workspace.write("other.yaml", stringify(READ));
    const message = await failureOf(() =>
      workspace.run("add", "acme", "--from", `${workspace.root}/other.yaml`, "--yes"),
    );
    expect(message).toMatch(
      /^acme is there already, with another document .*npx calloff-dev drift acme --write takes it over\.$/,
    );
    const { "other.yaml": _, ...after } = await workspace.tree();
    expect(after).toEqual(tree);
  });

  test("with other answers is left alone; without any it is what it is", async () => {
    await add("--env", "OTHER_KEY");
    const tree = await workspace.tree();
    expect(await failureOf(() => add())).toContain("acme is there already, with other answers:");
    const again = await workspace.run("add", "acme", "--from", `${workspace.root}/acme.yaml`);
    expect(again).toBe("acme is there already, made from this document. Nothing was changed.\n");
    expect(await workspace.tree()).toEqual(tree);
  });

  test("by half, is said to be so", async () => {
    await workspace.write("specs/acme/notes.md", "mine");
    expect(await failureOf(() => add())).toBe(
      "specs/acme is there, and is no whole provider. Take another name, or npx calloff-dev remove acme first.",
    );
    expect(await readFile(join(workspace.root, "specs/acme/notes.md"), "utf8")).toBe("mine");
  });
});

test.each([
  [["add"], "the provider's name is missing"],
  [["add", "Acme", "--from", "x"], '"Acme" cannot name a provider'],
  [["add", "acme"], "--from is missing"],
  [["add", "core", "--from", "x"], "a provider cannot be called core"],
  [["add", "acme", "--from", "https://a.example/llms.txt", "--from", "x.md"], "give it as the only --from"],
  [["add", "acme", "--from", "x", "--meaning", "200=canceled"], "--cancel mean, which is missing"],
  [
    ["add", "acme", "--from", "x", "--cancel", "DELETE /x", "--meaning", "200=done"],
    '"done" is none of canceled,',
  ],
  [
    ["add", "acme", "--from", "x", "--cancel", "DELETE /x", "--meaning", "2000=canceled"],
    "is no status such as 200",
  ],
  [["add", "acme", "--from", "x", "--state", "a=running"], "--status is missing"],
  [["add", "acme", "--from", "x", "--env", "lower"], "expected the name of an environment variable"],
])("%j is refused with one line", async ([, ...args], message) => {
  const told = await failureOf(() => workspace.run("add", ...args));
  expect(told).toContain(message);
  expect(told).not.toContain("\n");
});
