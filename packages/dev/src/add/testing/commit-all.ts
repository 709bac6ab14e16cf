import { execFileSync } from "node:child_process";

/** Makes a repository of a folder, where it is none yet, and commits all that is in it. */
export function commitAll(root: string): void {
  const git = (...args: string[]): void => void execFileSync("git", args, { cwd: root });
  git("init", "--quiet");
  git("add", "--all");
  git("-c", "user.name=Ann", "-c", "user.email=ann@example.com", "commit", "--quiet", "--message", "All");
}
