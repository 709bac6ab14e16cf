import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../testing/workspace-copy.ts";

/** One step of a composite action. */
interface Step {
  readonly id: string;
  readonly if: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

/** What GitHub knows of a run. */
export interface RunOfAction {
  readonly inputs?: Readonly<Record<string, string>>;
  /** Where the repository is checked out. */
  readonly cwd: string;
  /** Where the action and the runner's temporary files are; what one run leaves there, the next one finds. */
  readonly runner: string;
  /** What takes the place of `github.token`. */
  readonly token: string;
  /** GitHub's own variables, such as `GITHUB_SHA`. */
  readonly github: Readonly<Record<string, string>>;
  /** The payload of the event. */
  readonly event?: object;
}

/** What the run of an action came to. */
export interface Played {
  readonly status: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Runs `.github/actions/drift` as GitHub's runner does: the steps of action.yml, from a copy outside of this repository.
 * It knows of expressions what that file uses.
 */
export async function playAction(run: RunOfAction): Promise<Played> {
  const folder = join(run.runner, "action");
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(root, ".github/actions/drift"), folder, { recursive: true });
  const { inputs, runs } = parse(readFileSync(join(folder, "action.yml"), "utf8")) as Action;
  const given = new Map(
    Object.entries(inputs).map(([name, input]) => [name, run.inputs?.[name] ?? input.default]),
  );
  const evaluate = (text: string): string =>
    text.replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => evaluateExpression(expression, known));
  const known = (name: string): string => {
    const [context, key = ""] = name.split(".");
    if (context === "inputs") return evaluate(given.get(key) ?? "");
    if (name === "github.token") return run.token;
    if (name === "github.event_name") return run.github["GITHUB_EVENT_NAME"] ?? "";
    throw new Error(`this is not known here: ${name}`);
  };
  const files = mkdtempSync(join(run.runner, "files-"));
  const at = (name: string): string => join(files, name);
  for (const name of ["output", "summary"]) writeFileSync(at(name), "");
  writeFileSync(at("event.json"), JSON.stringify(run.event ?? {}));
  mkdirSync(join(run.runner, "temp"), { recursive: true });
  const played = { status: 0, log: "" };
  for (const step of runs.steps) {
    if (evaluateExpression(step.if, known) === "") continue;
    const own = Object.entries(step.env).map(([key, text]) => [key, evaluate(text)]);
    const { status, output } = await runScript(step.run, run.cwd, {
      PATH: process.env["PATH"] ?? "",
      HOME: run.runner,
      CI: "true",
      GITHUB_ACTIONS: "true",
      ...run.github,
      GITHUB_ACTION_PATH: folder,
      GITHUB_EVENT_PATH: at("event.json"),
      GITHUB_OUTPUT: at("output"),
      GITHUB_STEP_SUMMARY: at("summary"),
      RUNNER_TEMP: join(run.runner, "temp"),
      ...Object.fromEntries(own),
    });
    played.log += output;
    played.status = status;
    if (status !== 0) break;
  }
  const outputs = readFileSync(at("output"), "utf8").split("\n").filter(Boolean);
  return {
    ...played,
    summary: readFileSync(at("summary"), "utf8"),
    outputs: Object.fromEntries(outputs.map((line) => line.split("=", 2) as [string, string])),
  };
}

/** An expression of `||`, `&&`, `==`, `!=`, names and texts, in this order. What does not hold is an empty text. */
function evaluateExpression(expression: string, known: (name: string) => string): string {
  const parts = (operator: string): string[] => expression.split(` ${operator} `);
  const value = (part: string): string => evaluateExpression(part, known);
  if (parts("||").length > 1)
    return (
      parts("||")
        .map(value)
        .find((each) => each !== "") ?? ""
    );
  if (parts("&&").length > 1)
    return parts("&&")
      .map(value)
      .reduce((left, right) => (left === "" ? "" : right));
  for (const [operator, holds] of [
    ["==", true],
    ["!=", false],
  ] as const) {
    const [left = "", right] = parts(operator);
    if (right !== undefined) return (value(left) === value(right)) === holds ? "true" : "";
  }
  const [, text] = /^'(.*)'$/.exec(expression) ?? [];
  return text ?? known(expression);
}

/** As `shell: bash` does. Not in one go: stand-ins for servers answer in this process meanwhile. */
async function runScript(
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ status: number; output: string }> {
  const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], { cwd, env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      output += text;
    });
  }
  const status = await new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? 1)));
  return { status, output };
}
