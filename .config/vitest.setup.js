import { existsSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, inject, vi } from "vitest";

// Tests run in the folder of their package, wherever Vitest was started.
let folder = dirname(expect.getState().testPath);
while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
process.chdir(folder);

// A test that takes longer than this hangs. Where processes queue for a core, everything takes longer by as much: our own
// do from the first test on, though the load, a mean of the last minute, does not tell yet.
const cores = availableParallelism();
const queue = Math.max(cores, inject("maxWorkers"), loadavg()[0]) / cores;
vi.setConfig({ testTimeout: 30_000 * queue, hookTimeout: 30_000 * queue });

// A failure prints its seed: CALLOFF_SEED=<seed> runs the property with it again. Workflows set it to nothing for a
// random one.
const { CALLOFF_PROOF, CALLOFF_SEED } = process.env;
fc.configureGlobal({
  numRuns: CALLOFF_PROOF === undefined ? 200 : 10_000,
  ...(CALLOFF_SEED && { seed: Number(CALLOFF_SEED) }),
});

// Files share a process: what one of them leaves behind would be a riddle in another.
const before = { ...process.env };
afterAll(() => {
  const names = Object.keys({ ...before, ...process.env }).filter(
    (name) => process.env[name] !== before[name],
  );
  expect(names, "variables that were left changed").toEqual([]);
  expect(process.cwd(), "the folder that was left").toBe(folder);
  expect(vi.isFakeTimers(), "whether the clock was left standing").toBe(false);
});
