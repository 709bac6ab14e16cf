import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import type { Place } from "../run-tool.ts";
import { SMALL_REPOSITORY } from "./small-repository.ts";

/** A call of `gh api`. */
interface GitHubCall {
  readonly method: string;
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** A repository with an origin, both real, and a `gh` that answers as told and keeps what it was asked. */
export interface GitHubStub extends Disposable {
  readonly place: Place;
  /** Where the origin is; it is bare. */
  readonly origin: string;
  /** Answers by the beginning of `METHOD path`; without one, `[]`. */
  answer(beginning: string, body: unknown): void;
  calls(): GitHubCall[];
  /** As a person, with no settings of git's. */
  git(...args: string[]): string;
  write(path: string, content: string): void;
  /**
   * The file with a patch that makes these changes, which are then taken back here.
   *
   * @param flags for `git diff`
   */
  patch(change: () => void, ...flags: string[]): string;
  /** The last commit of a branch of the origin; empty when it is not there. */
  tip(branch: string): string;
  /** Whether the clone is as it was made: nothing changed, nothing committed. */
  isClean(): boolean;
  /** A commit of somebody else on a branch of the origin. */
  commitElsewhere(branch: string): void;
}

const GH = `#!/usr/bin/env node
const { appendFileSync, existsSync, readFileSync } = require("node:fs");
const [, , api, flag, method, path, ...input] = process.argv;
if (api !== "api" || flag !== "--method") throw new Error("not as expected: " + process.argv.join(" "));
const body = input.join(" ") === "--input -" ? JSON.parse(readFileSync(0, "utf8")) : undefined;
appendFileSync(__dirname + "/calls", JSON.stringify({ method, path, body }) + "\\n");
const answers = existsSync(__dirname + "/answers") ? JSON.parse(readFileSync(__dirname + "/answers", "utf8")) : {};
const found = Object.keys(answers).find((beginning) => (method + " " + path).startsWith(beginning));
process.stdout.write(JSON.stringify(found === undefined ? [] : answers[found]));
`;

/** With git set up like this, things go unseen or are changed on their way. None of it may matter to a workflow. */
const SETTINGS = `
[apply]
  ignoreWhitespace = change
  whitespace = fix
[commit]
  gpgSign = true
[core]
  autocrlf = true
  fileMode = false
  ignoreCase = true
  quotePath = true
  symlinks = false
[diff]
  external = false
  ignoreSubmodules = all
  noprefix = true
  renames = copies
`;

/** With the small repository on `main`. */
export function githubStub(): GitHubStub {
  const root = mkdtempSync(join(tmpdir(), "github-"));
  const [bin, cwd, origin] = [join(root, "bin"), join(root, "clone"), join(root, "origin.git")];
  mkdirSync(bin);
  writeFileSync(join(bin, "gh"), GH);
  chmodSync(join(bin, "gh"), 0o755);
  const settings = join(root, "gitconfig");
  writeFileSync(settings, SETTINGS);
  const env = {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env["PATH"]}`,
    GIT_CONFIG_GLOBAL: settings,
  };
  const person = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com", "-c", "init.defaultBranch=main"];
  const git = (...args: string[]): string =>
    execFileSync("git", [...person, ...args], {
      cwd: existsSync(cwd) ? cwd : root,
      env: { ...env, GIT_CONFIG_GLOBAL: "/dev/null" },
      encoding: "utf8",
      stdio: "pipe",
    });
  const write = (path: string, content: string): void => {
    mkdirSync(join(cwd, dirname(path)), { recursive: true });
    writeFileSync(join(cwd, path), content);
  };
  git("init", "--quiet", "--bare", "--template=", origin);
  git("clone", "--quiet", "--template=", origin, cwd);
  for (const [path, content] of Object.entries(SMALL_REPOSITORY)) write(path, content);
  git("add", "--all");
  git("commit", "--quiet", "--message", "First");
  git("push", "--quiet", "origin", "HEAD:main");
  const answers: Record<string, unknown> = {};
  let patches = 0;
  return {
    place: { cwd, env },
    origin,
    answer(beginning, body) {
      answers[beginning] = body;
      writeFileSync(join(bin, "answers"), JSON.stringify(answers));
    },
    calls() {
      const text = existsSync(join(bin, "calls")) ? readFileSync(join(bin, "calls"), "utf8") : "";
      return text
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as GitHubCall);
    },
    git,
    write,
    patch(change, ...flags) {
      change();
      git("add", "--all");
      patches += 1;
      const patch = join(root, `${patches}.patch`);
      writeFileSync(patch, git("diff", "--cached", "--binary", ...flags));
      git("reset", "--quiet", "--hard");
      // Twice: a repository within this one is left alone otherwise.
      git("clean", "--quiet", "-ffd");
      return patch;
    },
    tip: (branch) => git("ls-remote", "origin", `refs/heads/${branch}`).split("\t", 1)[0] ?? "",
    isClean: () =>
      git("status", "--porcelain") === "" && git("rev-parse", "HEAD") === git("rev-parse", "origin/main"),
    commitElsewhere(branch) {
      git("fetch", "--quiet", "origin", branch);
      git("checkout", "--quiet", "--detach", "FETCH_HEAD");
      git("commit", "--quiet", "--allow-empty", "--message", "By hand");
      git("push", "--quiet", "origin", `HEAD:refs/heads/${branch}`);
      git("checkout", "--quiet", "--detach", "origin/main");
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true }),
  };
}
