import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type GitHubApi, startGitHubApi } from "@calloff/test-support";
import type { Place } from "../git.ts";
import { SMALL_REPOSITORY } from "./small-repository.ts";

/** A repository with an origin, both real, and a stand-in for GitHub's API. */
export interface GitHubStub extends AsyncDisposable, Pick<GitHubApi, "answer" | "calls"> {
  readonly place: Place;
  /** Where the origin is; it is bare. */
  readonly origin: string;
  /** As a person, with no settings of git's. */
  git(...args: string[]): string;
  write(path: string, content: string): void;
  writeAll(files: Readonly<Record<string, string>>): void;
  /**
   * The file with a patch that makes these changes, which are then taken back here.
   *
   * @param flags for `git diff`
   */
  patch(change: () => void, ...flags: string[]): string;
  /** The last commit of a branch of the origin; empty when it is not there. */
  tip(branch: string): string;
  /** All branches and tags of the origin, with their commits. */
  references(): Record<string, string>;
  /** Whether the clone is as it was made: nothing changed, nothing committed. */
  isClean(): boolean;
  /** A commit of somebody else on a branch of the origin. */
  commitElsewhere(branch: string): void;
}

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
export async function githubStub(): Promise<GitHubStub> {
  const api = await startGitHubApi();
  const root = mkdtempSync(join(tmpdir(), "github-"));
  const [cwd, origin] = [join(root, "clone"), join(root, "origin.git")];
  const settings = join(root, "gitconfig");
  writeFileSync(settings, SETTINGS);
  const env = { ...process.env, ...api.env, GIT_CONFIG_GLOBAL: settings };
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
  const writeAll = (files: Readonly<Record<string, string>>): void => {
    for (const [path, content] of Object.entries(files)) write(path, content);
  };
  const references = (): Record<string, string> => {
    const files = readdirSync(join(origin, "refs"), { recursive: true, withFileTypes: true });
    const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
    const named = paths
      .sort()
      .map((path) => [path.slice(origin.length + 1), readFileSync(path, "utf8").trim()]);
    return Object.fromEntries(named);
  };
  git("init", "--quiet", "--bare", "--template=", origin);
  git("clone", "--quiet", "--template=", origin, cwd);
  writeAll(SMALL_REPOSITORY);
  git("add", "--all");
  git("commit", "--quiet", "--message", "First");
  git("push", "--quiet", "origin", "HEAD:main");
  let patches = 0;
  return {
    place: { cwd, env },
    origin,
    answer: api.answer,
    calls: api.calls,
    git,
    write,
    writeAll,
    patch(change, ...flags) {
      change();
      git("add", "--all");
      patches += 1;
      const patch = join(root, `${patches}.patch`);
      const text = git("diff", "--cached", "--binary", ...flags);
      writeFileSync(patch, text);
      git("reset", "--quiet", "--hard");
      // A repository within this one is left alone by that, and by one `f`.
      if (text.includes("160000")) git("clean", "--quiet", "-ffd");
      return patch;
    },
    tip: (branch) => references()[`refs/heads/${branch}`] ?? "",
    references,
    // One line for the branch and its distance to the origin's, and one for each file.
    isClean: () => git("status", "--porcelain", "--branch") === "## main...origin/main\n",
    commitElsewhere(branch) {
      git("fetch", "--quiet", "origin", branch);
      git("checkout", "--quiet", "--detach", "FETCH_HEAD");
      git("commit", "--quiet", "--allow-empty", "--message", "By hand");
      git("push", "--quiet", "origin", `HEAD:refs/heads/${branch}`);
      git("checkout", "--quiet", "main");
    },
    async [Symbol.asyncDispose]() {
      await api[Symbol.asyncDispose]();
      rmSync(root, { recursive: true });
    },
  };
}
