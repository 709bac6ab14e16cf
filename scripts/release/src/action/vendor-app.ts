import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type GitHubApi,
  type LoopbackServer,
  startGitHubApi,
  startServer,
  YAML_DOCUMENT,
} from "@calloff/test-support";
import { runProgram } from "../run-program.ts";
import { publishedRelease } from "../testing/published-release.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { AUTHOR } from "../testing/workspace-copy.ts";
import { type Played, playAction } from "./play-action.ts";

/** Somebody's app on GitHub, with one vendor, acme, whose documentation site a test can change. */
export interface VendorApp extends AsyncDisposable {
  readonly github: GitHubApi;
  /** What the vendor publishes; undefined while its site is down. */
  document: string | undefined;
  /** Where the repository is checked out. */
  readonly cwd: string;
  /** Where the action leaves what it has found. */
  readonly results: string;
  git(...args: string[]): Promise<string>;
  /** The branches of the origin, with their commits. */
  branches(): Promise<Record<string, string>>;
  /** Runs the action for the branch main. */
  play(inputs?: Readonly<Record<string, string>>): Promise<Played>;
  /** Runs the action for a pull request that wants to merge a branch into main. */
  playPullRequest(
    branch: string,
    more?: { inputs?: Readonly<Record<string, string>>; fork?: boolean },
  ): Promise<Played>;
}

/** Made with packed packages, from a registry on this machine. */
export async function vendorApp(): Promise<VendorApp> {
  const { registry } = await publishedRelease();
  const github = await startGitHubApi();
  const runner = temporaryFolder("runner");
  const [cwd, server] = [join(runner, "app"), join(runner, "server")];
  const origin = join(server, "ann/jobs");
  const app = { document: YAML_DOCUMENT as string | undefined };
  const site: LoopbackServer = await startServer((_, response) => {
    response.writeHead(app.document === undefined ? 503 : 200).end(app.document);
  });
  const env = { ...registry.env, ...AUTHOR };
  const run = (program: string, ...args: string[]): Promise<string> =>
    runProgram(program, args, { cwd, env });
  const git = (...args: string[]): Promise<string> => run("git", ...args);

  mkdirSync(cwd);
  await git("init", "--quiet", "--bare", "--initial-branch=main", origin);
  await git("init", "--quiet", "--initial-branch=main");
  await git("remote", "add", "origin", origin);
  writeFileSync(join(cwd, "package.json"), JSON.stringify({ name: "app", private: true, type: "module" }));
  writeFileSync(join(cwd, ".gitignore"), "node_modules/\n");
  await run("npm", "install", "@calloff/runtime");
  await run("npm", "install", "--save-dev", "@calloff/dev");
  await run("npx", "--no", "calloff-dev", "init");
  const said = ["--yes", "--cancel", "DELETE /renders/{id}", "--meaning", "204=canceled"];
  await run("npx", "--no", "calloff-dev", "add", "acme", "--from", `${site.url}/openapi.yaml`, ...said);
  await git("add", "--all");
  await git("commit", "--quiet", "--message", "An app");
  await git("push", "--quiet", "origin", "main");

  const variables = {
    GITHUB_API_URL: github.env.GITHUB_API_URL,
    GITHUB_REPOSITORY: "ann/jobs",
    GITHUB_RUN_ID: "1",
    GITHUB_SERVER_URL: `file://${server}`,
  };
  /** As actions/checkout does it, where something was checked out before. */
  const checkOut = async (commit: string): Promise<void> => {
    await git("fetch", "--quiet", "origin");
    await git("checkout", "--quiet", "--force", "--detach", commit);
    await git("clean", "--quiet", "-ffd");
  };
  const play = async (
    commit: string,
    own: Readonly<Record<string, string>>,
    more: { readonly inputs?: Readonly<Record<string, string>>; readonly event?: object } = {},
  ): Promise<Played> => {
    await checkOut(commit);
    const sha = (await git("rev-parse", "HEAD")).trim();
    const variablesOfRun = { ...variables, GITHUB_SHA: sha, ...own };
    return playAction({ cwd, runner, token: github.env.GITHUB_TOKEN, github: variablesOfRun, ...more });
  };
  return Object.assign(app, {
    github,
    cwd,
    results: join(runner, "temp/calloff-drift"),
    git,
    async branches() {
      const lines = (await git("ls-remote", "--heads", "origin")).trim().split("\n");
      const pairs = lines.map((line) => line.split("\trefs/heads/").reverse());
      return Object.fromEntries(pairs) as Record<string, string>;
    },
    play: (inputs = {}) =>
      play(
        "origin/main",
        { GITHUB_EVENT_NAME: "schedule", GITHUB_REF_NAME: "main", GITHUB_REF_TYPE: "branch" },
        { inputs },
      ),
    async playPullRequest(branch, { inputs = {}, fork = false } = {}) {
      // What GitHub makes of the two branches, and runs workflows on.
      await checkOut("origin/main");
      const base = (await git("rev-parse", "HEAD")).trim();
      await git("merge", "--quiet", "--no-ff", "--message", "Merge", `origin/${branch}`);
      const event = {
        number: 5,
        pull_request: {
          base: { sha: base, repo: { full_name: "ann/jobs" } },
          head: { repo: { full_name: fork ? "bob/jobs" : "ann/jobs" } },
        },
      };
      const commit = (await git("rev-parse", "HEAD")).trim();
      const own = {
        GITHUB_EVENT_NAME: "pull_request",
        GITHUB_REF_NAME: "5/merge",
        GITHUB_REF_TYPE: "branch",
      };
      return play(commit, own, { inputs, event });
    },
    async [Symbol.asyncDispose]() {
      await site[Symbol.asyncDispose]();
      await github[Symbol.asyncDispose]();
    },
  } satisfies Omit<VendorApp, "document">);
}
