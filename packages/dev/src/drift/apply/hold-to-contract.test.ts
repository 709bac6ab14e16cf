import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { failureOf } from "@calloff/test-support";
import { afterEach, beforeEach, expect, test } from "vitest";
import { holdToContract } from "./hold-to-contract.ts";

const cwd = process.cwd();
const path = process.env["PATH"];
let root: string;

/** Programs that write down how they were called, and do as told. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "hold-"));
  for (const folder of ["bin", "packages/acme", "packages/dev/dist", "scripts/release/dist"])
    mkdirSync(join(root, folder), { recursive: true });
  for (const name of ["turbo", "vitest"]) program(name, "");
  writeFileSync(join(root, "package.json"), '{ "type": "commonjs" }');
  program("cli.js", "");
  program("surface.js", "");
  process.chdir(root);
  process.env["PATH"] = `${join(root, "bin")}${delimiter}${path}`;
});

afterEach(() => {
  process.chdir(cwd);
  process.env["PATH"] = path;
  rmSync(root, { recursive: true });
});

const FOLDERS: Readonly<Record<string, string>> = {
  "cli.js": "packages/dev/dist",
  "surface.js": "scripts/release/dist",
};

function program(name: string, body: string): void {
  const file = join(root, FOLDERS[name] ?? "bin", name);
  const note = `require("node:fs").appendFileSync(${JSON.stringify(join(root, "calls"))}, JSON.stringify([${JSON.stringify(name)}, ...process.argv.slice(2)]) + "\\n");`;
  writeFileSync(file, `#!/usr/bin/env node\n${note}\n${body}\n`);
  chmodSync(file, 0o755);
}

const calls = (): string[][] =>
  readFileSync(join(root, "calls"), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as string[]);
const hold = (): Promise<void> => holdToContract("acme", new AbortController().signal);

/** The end of a vitest that found these tests to have failed. */
const failing = (...tests: object[]): string => `
const file = process.argv.find((argument) => argument.startsWith("--outputFile=")).slice("--outputFile=".length);
require("node:fs").writeFileSync(file, ${JSON.stringify(JSON.stringify({ testResults: tests }))});
process.exitCode = 1;`;

test("builds everything, runs its tests, then the contract, writes down its surface, and leaves nothing behind", async () => {
  await hold();
  const [build, tests, contract, surface] = calls();
  expect(build).toEqual(["turbo", "run", "build", "--output-logs=errors-only"]);
  expect(tests?.slice(0, 4)).toEqual(["vitest", "run", "--config", "../../.config/vitest.config.js"]);
  expect(contract?.slice(0, 3)).toEqual(["cli.js", "contract", "acme"]);
  expect(surface).toEqual(["surface.js", "acme"]);
  const scratch = join(contract?.[4] ?? "", "..");
  expect(scratch).toContain("calloff-drift-");
  expect(existsSync(scratch)).toBe(false);
});

test("stops at a build that fails, with what it said", async () => {
  program("turbo", "console.log('src/schema.ts: no'); process.exitCode = 1;");
  expect(await failureOf(hold)).toBe("acme: the new code does not build:\nsrc/schema.ts: no");
  expect(calls()).toHaveLength(1);
});

test("names the first tests that fail, and counts the others", async () => {
  const failed = (fullName: string): object => ({
    status: "failed",
    fullName,
    failureMessages: [`${fullName} is wrong\n    at file.ts:1`],
  });
  const passed = { status: "passed", fullName: "fine", failureMessages: [] };
  const names = ["one", "two", "three", "four"].map(failed);
  program(
    "vitest",
    failing(
      { name: "a.test.ts", message: "", assertionResults: [passed, ...names] },
      { name: "b.test.ts", message: "cannot be loaded\nat", assertionResults: [] },
      { name: "c.test.ts", message: "", assertionResults: [failed("six"), failed("seven")] },
    ),
  );
  const message = await failureOf(hold);
  expect(message).toMatch(
    /^acme: its contract tests fail with the new document\. .*packages\/acme\/test.*specs\/acme\/overlay\.yaml:\n/,
  );
  expect(message.split("\n").slice(1)).toEqual([
    "✗ one: one is wrong",
    "✗ two: two is wrong",
    "✗ three: three is wrong",
    "✗ four: four is wrong",
    "✗ b.test.ts: cannot be loaded",
    "and 2 more.",
  ]);
});

test("shows what vitest said where it left no results", async () => {
  program("vitest", "console.error('no such config'); process.exitCode = 1;");
  expect((await failureOf(hold)).split("\n").slice(1)).toEqual(["no such config"]);
});

test("a client that does not keep to the document is told with what the contract printed", async () => {
  program("cli.js", "console.log('1 calls do not keep to the documents.'); process.exitCode = 1;");
  expect(await failureOf(hold)).toBe(
    "acme: its client does not keep to the new document; npx calloff-dev contract shows where:\n1 calls do not keep to the documents.",
  );
});

test("a surface that cannot be written down is told with what was said of it", async () => {
  program("surface.js", "console.error('index.d.ts: cannot find a name'); process.exitCode = 1;");
  expect(await failureOf(hold)).toBe(
    "acme: its public surface cannot be written down; npm run surface shows why:\nindex.d.ts: cannot find a name",
  );
});
