import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import type { ProviderResult } from "../provider-result.ts";
import type { Place } from "../run-tool.ts";

/** A call of `gh api`. */
interface GitHubCall {
  readonly method: string;
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** A repository with an origin, both real, and a `gh` that answers as told and keeps what it was asked. */
export interface GitHubStub extends Disposable {
  readonly place: Place;
  /** Answers by the beginning of `METHOD path`; without one, `[]`. */
  answer(beginning: string, body: unknown): void;
  calls(): GitHubCall[];
  git(...args: string[]): string;
  write(path: string, content: string): void;
  /** A result whose patch makes these changes. */
  drift(provider: string, files: Readonly<Record<string, string>>): ProviderResult;
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

export function githubStub(): GitHubStub {
  const root = mkdtempSync(join(tmpdir(), "github-"));
  const [bin, cwd, origin] = [join(root, "bin"), join(root, "clone"), join(root, "origin.git")];
  mkdirSync(bin);
  writeFileSync(join(bin, "gh"), GH);
  chmodSync(join(bin, "gh"), 0o755);
  const env = {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env["PATH"]}`,
    GIT_CONFIG_GLOBAL: "/dev/null",
  };
  const person = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com", "-c", "init.defaultBranch=main"];
  const git = (...args: string[]): string =>
    execFileSync("git", [...person, ...args], {
      cwd: existsSync(cwd) ? cwd : root,
      env,
      encoding: "utf8",
      stdio: "pipe",
    });
  const write = (path: string, content: string): void => {
    mkdirSync(join(cwd, dirname(path)), { recursive: true });
    writeFileSync(join(cwd, path), content);
  };
  git("init", "--quiet", "--bare", origin);
  git("clone", "--quiet", origin, cwd);
  write("specs/acme/source.yaml", sourceOf("0"));
  git("add", "--all");
  git("commit", "--quiet", "--message", "First");
  git("push", "--quiet", "origin", "HEAD:main");
  const answers: Record<string, unknown> = {};
  let patches = 0;
  return {
    place: { cwd, env },
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
    drift(provider, files) {
      for (const [path, content] of Object.entries(files)) write(path, content);
      git("add", "--all");
      patches += 1;
      const patch = join(root, `${patches}.patch`);
      writeFileSync(patch, git("diff", "--cached", "--binary"));
      git("reset", "--quiet", "--hard");
      return { provider, outcome: "drift", report: "## The report", log: "", patch };
    },
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

/** A source.yaml with a digest that consists of one digit. */
export function sourceOf(digit: string, retrieved = "2026-11-22"): string {
  return `retrieved: "${retrieved}"\ndocument:\n  file: openapi.yaml\n  sha256: ${digit.repeat(64)}\n`;
}
