import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from "yaml";

/** As in `.github/workflows/drift.yml:12: …`. */
export type WorkflowProblem = string;

const PIN = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;
const INSTALLS = /(?:^|[\s;&|(])(?:npm|npx|pnpm|bunx?|yarn|corepack)\s/;
const VERSION = /^ v\d+\.\d+\.\d+$/;

/** What this repository asks of its workflows, and actionlint does not look at. */
export function findWorkflowProblems(text: string, file: string): WorkflowProblem[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problems: WorkflowProblem[] = [];
  const report: Report = (node, message) => {
    const line = node?.range ? lines.linePos(node.range[0]).line : 1;
    problems.push(`${file}:${line}: ${message}`);
  };
  const root = document.contents;
  if (!isMap(root)) return [`${file}:1: is no workflow.`];
  if (!root.has("permissions"))
    report(root, "permissions must be stated for the whole workflow: permissions: {}.");
  checkJobs(root, report);
  visit(document, {
    Pair(_, { key, value }) {
      const name = isScalar(key) ? key.value : undefined;
      if (name === "uses" && isScalar(value)) checkUses(value, report);
      if (name === "run" && isScalar(value)) checkRun(value, report);
      if (name === "permissions" && isScalar(value)) {
        report(value, `permissions: ${value.value} is too much, or says nothing; list what is needed.`);
      }
    },
  });
  return problems;
}

type Report = (node: Node | null | undefined, message: string) => void;

/** A tag can be moved to other code; a hash cannot, and needs a word on what it is. */
function checkUses(value: Scalar, report: Report): void {
  const action = String(value.value);
  if (action.startsWith("./")) return;
  if (!PIN.test(action)) report(value, `${action} must be pinned: owner/action@<40 hex digits of a commit>.`);
  if (!VERSION.test(value.comment ?? "")) report(value, `${action} needs its version behind it: # v1.2.3.`);
}

/** An expression is pasted into the script before the shell reads it. */
function checkRun(value: Scalar, report: Report): void {
  if (String(value.value).includes("${{"))
    report(value, "run must not have an expression in it; hand the value over in env.");
}

function checkJobs(root: YAMLMap, report: Report): void {
  if (namesSecrets(root.get("env"))) {
    report(
      root.get("env", true),
      "a secret must be handed to the one job that needs it, not to all of them.",
    );
  }
  const jobs = root.get("jobs");
  for (const { key, value: job } of isMap(jobs) ? (jobs.items as Pair<Node, Node>[]) : []) {
    if (!isMap(job)) continue;
    for (const stated of ["permissions", "timeout-minutes"]) {
      if (!job.has(stated)) report(key, `the job ${key} must state ${stated}.`);
    }
    for (const step of mapsIn(job.get("steps"))) {
      checkCheckout(step, report);
      if (mayWrite(job)) checkInstallsNothing(step, report);
      if (mayWrite(job)) checkDownload(step, report);
    }
    if (mayPush(job)) checkGate(job, report);
  }
}

/** Left alone, checkout leaves the token behind for every step that follows. */
function checkCheckout(step: YAMLMap, report: Report): void {
  const uses = step.get("uses");
  if (typeof uses !== "string" || !uses.startsWith("actions/checkout@")) return;
  if (!step.hasIn(["with", "persist-credentials"])) report(step, "checkout must state persist-credentials.");
}

function mayWrite(job: YAMLMap): boolean {
  const permissions = job.get("permissions");
  return (
    isMap(permissions) && permissions.items.some(({ value }) => isScalar(value) && value.value === "write")
  );
}

/** What others have written could use the job's rights: push, or publish. */
function checkInstallsNothing(step: YAMLMap, report: Report): void {
  const run = step.get("run", true);
  if (!isScalar(run) || !INSTALLS.test(String(run.value))) return;
  report(
    run,
    "a job that may write must not run npm, npx or pnpm: its rights are for this repository's own code.",
  );
}

/** What another job made, beside the code or in place of it, would run with this job's rights. */
function checkDownload(step: YAMLMap, report: Report): void {
  if (actionOf(step) !== DOWNLOAD) return;
  const path = step.getIn(["with", "path"]);
  if (typeof path === "string" && /^\$\{\{ runner\.temp \}\}\/[\w-]+$/.test(path)) return;
  report(step, `${DOWNLOAD} in a job that may write must state a path in \${{ runner.temp }}.`);
}

/** A secret can be a token that may push, whatever the job's own permissions are. */
function mayPush(job: YAMLMap): boolean {
  return job.getIn(["permissions", "contents"]) === "write" || namesSecrets(job);
}

function namesSecrets(node: unknown): boolean {
  return /\bsecrets\b/.test(JSON.stringify(node) ?? "");
}

/** This repository's own action, which a job that may push runs for its second step alone. */
const OWN_ACTION = "./.github/actions/drift";

/** The programs that a job with `contents: write` may run. */
export const PUSHING_PROGRAMS = {
  /** Push what another job made, through packages/dev/src/pull-request/gate.ts. */
  gated: ["packages/dev/src/release-pull-request.ts"],
  /** Take nothing from another job. */
  alone: ["scripts/release/src/announce.ts"],
} as const;

const DOWNLOAD = "actions/download-artifact";
const ACTIONS = ["actions/checkout", "actions/setup-node", DOWNLOAD];

/** What others made is pushed through the gate or not at all: by no shell, no git, no action of others. */
function checkGate(job: YAMLMap, report: Report): void {
  const steps = mapsIn(job.get("steps"));
  if (job.has("uses"))
    report(job, "a job that may push must have steps of its own, and call no other workflow.");
  const downloads = steps.some((step) => actionOf(step) === DOWNLOAD);
  const programs: readonly string[] = downloads
    ? PUSHING_PROGRAMS.gated
    : [...PUSHING_PROGRAMS.gated, ...PUSHING_PROGRAMS.alone];
  for (const step of steps) {
    const action = actionOf(step);
    if (action === OWN_ACTION) {
      if (step.getIn(["with", "step"]) === "publish") continue;
      report(
        step,
        `a job that may push must run ${OWN_ACTION} with step: publish; the other step runs code of others.`,
      );
    } else if (action !== undefined && !ACTIONS.includes(action)) {
      report(
        step,
        `a job that may push must not use ${action}; it may use ${[...ACTIONS, OWN_ACTION].join(", ")}.`,
      );
    }
    const run = step.get("run", true);
    if (!isScalar(run) || isOneOf(programs, String(run.value))) continue;
    report(run, `a job that may push must run one of these and nothing else: ${programs.join(", ")}.`);
  }
}

function actionOf(step: YAMLMap): string | undefined {
  const uses = step.get("uses");
  return typeof uses === "string" ? uses.split("@", 1)[0] : undefined;
}

/** One command, with plain arguments. */
const COMMAND = /^node (\S+)(?: [a-z-]+| "\$[A-Z_]+[\w./-]*")*$/;

function isOneOf(programs: readonly string[], script: string): boolean {
  const [, program = ""] = COMMAND.exec(script.trim()) ?? [];
  return programs.includes(program);
}

function mapsIn(value: unknown): YAMLMap[] {
  return isSeq(value) ? value.items.filter((item) => isMap(item)) : [];
}
