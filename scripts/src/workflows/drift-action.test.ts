import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { ACTION_PROGRAM, bundleAction } from "./bundle-action.ts";

const root = resolve(import.meta.dirname, "../../..");
const STALE = `${ACTION_PROGRAM.bundle} is behind its source. In scripts/: npx vitest run --config ../.config/vitest.config.js src/workflows/drift-action.test.ts -u`;

const { runs, inputs } = parse(readFileSync(join(root, ".github/actions/drift/action.yml"), "utf8")) as {
  runs: { using: string; steps: Record<string, unknown>[] };
  inputs: Record<string, { default: string }>;
};

test("the action holds what its source says", async () => {
  await expect(await bundleAction(), STALE).toMatchFileSnapshot(join(root, ACTION_PROGRAM.bundle));
});

test("the action imports nothing that would have to be installed", async () => {
  const imported = [...(await bundleAction()).matchAll(/^import .* from "(.*)";$/gm)].map(([, name]) => name);
  expect(imported.length).toBeGreaterThan(0);
  expect(imported.filter((name) => !name?.startsWith("node:"))).toEqual([]);
});

test("the action runs its own program, and nothing of others", () => {
  expect(runs.using).toBe("composite");
  expect(runs.steps.map(({ run, uses }) => [run, uses])).toEqual([
    ['node "$GITHUB_ACTION_PATH/drift.mjs" look', undefined],
    ['node "$GITHUB_ACTION_PATH/drift.mjs" publish', undefined],
  ]);
});

test("the token is in the environment of the step that publishes, and of no other", () => {
  const [look, publish] = runs.steps.map((step) => JSON.stringify(step));
  expect(look).not.toMatch(/token|secrets/i);
  expect(publish).toContain('"GITHUB_TOKEN":"${{ inputs.token }}"');
  const defaults = Object.values(inputs).filter((input) => input.default.includes("github.token"));
  expect(defaults).toEqual([inputs["token"]]);
});
