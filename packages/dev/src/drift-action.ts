import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "./pull-request/calloff-config.ts";
import { inCleanClone } from "./pull-request/clean-clone.ts";
import { publishComment } from "./pull-request/drift/comment.ts";
import { chooseProviders, findChangedDocuments, findDocuments } from "./pull-request/drift/documents.ts";
import { publishIssue } from "./pull-request/drift/issue.ts";
import { compareDocuments, type Look, lookAtProvider, refuseStoredToken } from "./pull-request/drift/look.ts";
import { type ProviderResult, readResult } from "./pull-request/drift/provider-result.ts";
import { publishPullRequests } from "./pull-request/drift/pull-request.ts";
import { type PullRequestEvent, readPullRequestEvent } from "./pull-request/drift/pull-request-event.ts";
import { changesInWords, FAIL_ON, type FailOn, failureIn, sectionOf } from "./pull-request/drift/verdict.ts";
import type { Place } from "./pull-request/git.ts";
import { GitHubError } from "./pull-request/github.ts";
import { environmentVariable, ProgramError, runProgram } from "./pull-request/program.ts";

// The program of .github/actions/drift, which holds it as one file: no imports but Node's own modules and files like
// this one, so that nothing has to be installed.

/** What the action was told, and what GitHub says of the run. */
interface Run {
  readonly place: Place;
  /** The commit that the run is for. */
  readonly commit: string;
  /** Holds what was found, by provider. */
  readonly folder: string;
  /** `look`, `publish`, or both, one after the other. */
  readonly step: string;
  readonly failOn: FailOn;
  /** Names of providers; all when empty. */
  readonly vendors: string;
  /** Undefined where the run is for no pull request. */
  readonly event: PullRequestEvent | undefined;
}

function readRun(env: NodeJS.ProcessEnv): Run {
  const place = { cwd: process.cwd(), env };
  const step = env["CALLOFF_STEP"] || "all";
  if (!["all", "look", "publish"].includes(step)) {
    throw new ProgramError(`step: ${step} is unknown. Steps: all, look, publish.`);
  }
  const failOn = (env["CALLOFF_FAIL_ON"] || "unknown") as FailOn;
  if (!FAIL_ON.includes(failOn)) {
    throw new ProgramError(`fail-on: ${failOn} is unknown. Known: ${FAIL_ON.join(", ")}.`);
  }
  return {
    place,
    commit: environmentVariable(env, "GITHUB_SHA"),
    folder: join(environmentVariable(env, "RUNNER_TEMP"), "calloff-drift"),
    step,
    failOn,
    vendors: env["CALLOFF_VENDORS"] ?? "",
    event: readPullRequestEvent(place),
  };
}

/** Runs other people's code on vendors' texts: it is given no token. */
function look(run: Run): void {
  const { place, folder, event } = run;
  refuseStoredToken(place);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const how: Look = { command: place.env["CALLOFF_COMMAND"] || "npx --no calloff-dev", folder, print };
  if (event === undefined) {
    const providers = providersOf(run);
    for (const provider of providers) lookAtProvider(place, provider, how);
    summarize(place, providers.map((provider) => sectionOf(readResult(folder, provider))).join("\n"));
    if (run.step === "look")
      conclude(
        run,
        providers.map((provider) => readResult(folder, provider)),
      );
    return;
  }
  const changes = changesOf(run, event);
  for (const change of changes) compareDocuments(place, change, how);
  const results = resultsOf(folder, changes);
  if (changes.length === 0) print("No vendored document is changed.\n");
  else summarize(place, changesInWords(changes, results));
  if (run.step === "look") conclude(run, [...results.values()]);
}

/** Pushes and writes, with the token, what the other step has found. */
async function publish(run: Run): Promise<void> {
  await inCleanClone(run.place, (place) => {
    const inClone = { ...run, place };
    return run.event === undefined ? publishDrift(inClone) : publishVerdict(inClone, run.event);
  });
}

async function publishDrift(run: Run): Promise<void> {
  const { place, commit, folder, vendors } = run;
  const variable = (name: string): string => environmentVariable(place.env, name);
  const name = variable("GITHUB_REPOSITORY");
  if (variable("GITHUB_REF_TYPE") !== "branch") {
    throw new ProgramError("A pull request goes to a branch: run this for a branch, not for a tag.");
  }
  const target = { name, base: variable("GITHUB_REF_NAME"), config: readConfig(place, commit) };
  const results = providersOf(run).map((provider) => readResult(folder, provider));
  const problems = await publishPullRequests(place, target, results, printLine);
  // Of some vendors alone it cannot be said that all could be told.
  if (place.env["CALLOFF_ISSUE"] === "true" && vendors === "") {
    const url = `${variable("GITHUB_SERVER_URL")}/${name}/actions/runs/${variable("GITHUB_RUN_ID")}`;
    printLine(await publishIssue(place, name, results, url));
  }
  conclude(run, results);
  if (problems.length > 0) throw new ProgramError(problems.join("\n"));
}

async function publishVerdict(run: Run, event: PullRequestEvent): Promise<void> {
  const { place, folder } = run;
  const changes = changesOf(run, event);
  const results = resultsOf(folder, changes);
  const verdict = changes.length === 0 ? undefined : changesInWords(changes, results);
  const target = { repository: environmentVariable(place.env, "GITHUB_REPOSITORY"), number: event.number };
  const noComment = (why: string): void => {
    print(`No comment: ${why}\n`);
    if (changes.length > 0) summarize(place, `\nThis stands here and in no comment: ${why}\n`);
  };
  if (event.isFork) noComment("the pull request comes from a fork, and what runs for it may not write.");
  else {
    await publishComment(place, target, verdict).then(printLine, (error: unknown) => {
      if (!(error instanceof GitHubError) || error.status !== 403) throw error;
      noComment("the token may not write to pull requests; the job needs `pull-requests: write`.");
    });
  }
  conclude(run, [...results.values()]);
}

function providersOf({ place, commit, vendors }: Run): string[] {
  return chooseProviders(findDocuments(place, commit, readConfig(place, commit)).keys(), vendors);
}

function changesOf(
  { place, commit }: Run,
  { base, head }: PullRequestEvent,
): ReturnType<typeof findChangedDocuments> {
  return findChangedDocuments(place, [base, head], readConfig(place, commit));
}

/** Of those that had a document before, and have one now. */
function resultsOf(folder: string, changes: ReturnType<typeof changesOf>): Map<string, ProviderResult> {
  const both = changes.filter(({ before, after }) => before !== undefined && after !== undefined);
  return new Map(both.map(({ provider }) => [provider, readResult(folder, provider)]));
}

/** Sets the outputs, and fails where that is asked for. */
function conclude({ place, failOn }: Run, results: readonly ProviderResult[]): void {
  const of = (outcome: ProviderResult["outcome"]): string[] =>
    results.flatMap((result) => (result.outcome === outcome ? [result.provider] : []));
  const outputs = [`drifted=${of("drift").length > 0}`, `unknown=${of("unknown").join(" ")}`];
  const file = environmentVariable(place.env, "GITHUB_OUTPUT");
  appendFileSync(file, outputs.map((line) => `${line}\n`).join(""));
  const failure = failureIn(results, failOn);
  if (failure === undefined) return;
  print(`${failure}\n`);
  process.exitCode = 1;
}

function summarize({ env }: Place, text: string): void {
  appendFileSync(environmentVariable(env, "GITHUB_STEP_SUMMARY"), text);
}

function print(text: string): void {
  process.stdout.write(text);
}

function printLine(line: string): void {
  print(`${line}\n`);
}

await runProgram(async ([what]) => {
  const run = readRun(process.env);
  if (what === "look") look(run);
  else if (what === "publish") await publish(run);
  else throw new ProgramError("usage: drift look|publish");
});
