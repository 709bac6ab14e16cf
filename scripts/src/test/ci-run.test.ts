import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "calloff-ci-"));
  mkdirSync(join(root, "scripts"));
  cpSync(resolve(import.meta.dirname, "../../../.ci"), join(root, ".ci"), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

/** How `npm test` or `npm run proof` ends. */
interface Run {
  readonly prints: string;
  readonly status: number | "killed";
}

const passing: Run = { prints: "much else\n\n3 passed, 0 failed\n", status: 0 };

/** Runs `.ci/run` where the two end like this. @returns its status and its last line, and which of the two ran */
function runBoth(ends: { readonly test: Run; readonly proof: Run }): [number | null, string, string] {
  writeFileSync(
    join(root, "scripts/run.mjs"),
    `import { appendFileSync, writeSync } from "node:fs";
const command = process.argv[2];
appendFileSync("ran", command + " ");
const { prints, status } = ${JSON.stringify(ends)}[command];
writeSync(1, prints);
if (status === "killed") process.kill(process.pid, "SIGKILL");
else process.exitCode = status;
`,
  );
  const scripts = { test: "node scripts/run.mjs test", proof: "node scripts/run.mjs proof" };
  writeFileSync(join(root, "package.json"), JSON.stringify({ scripts }));
  const { status, stdout } = spawnSync(join(root, ".ci/run"), { encoding: "utf8" });
  const lines = stdout.trimEnd().split("\n");
  return [status, lines.at(-1) ?? "", readFileSync(join(root, "ran"), "utf8")];
}

test("the last line is the sum of both", () => {
  const proof = { prints: "4 passed, 0 failed, 2 skipped\n", status: 0 };
  expect(runBoth({ test: passing, proof })).toEqual([0, "7 passed, 0 failed, 2 skipped", "test proof "]);
});

test.each(["test", "proof"])(
  "a failure of the %s is not hidden by the other, which runs all the same",
  (part) => {
    const failing = { prints: "2 passed, 1 failed\n", status: 1 };
    const ends = { test: passing, proof: passing, [part]: failing };
    expect(runBoth(ends)).toEqual([1, "5 passed, 1 failed", "test proof "]);
  },
);

test.each<[string, Run]>([
  ["is killed", { prints: "12 files\n", status: "killed" }],
  ["prints nothing at all", { prints: "", status: 0 }],
  ["prints its result in the middle", { prints: "3 passed, 0 failed\nand then it broke\n", status: 1 }],
  ["does not print its result alone", { prints: "tests: 3 passed, 0 failed\n", status: 0 }],
])("a run that %s counts as one failure", (_, broken) => {
  expect(runBoth({ test: broken, proof: passing })).toEqual([1, "3 passed, 1 failed", "test proof "]);
});

test("a run whose status says that it failed counts as one failure, whatever it printed", () => {
  const broken = { ...passing, status: 2 };
  expect(runBoth({ test: passing, proof: broken })).toEqual([1, "6 passed, 1 failed", "test proof "]);
});
