import { spawnSync } from "node:child_process";
import { ProgramError } from "./program.ts";

/** Where git works, and what it and calls of GitHub find in their environment. */
export interface Place {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Runs git, and gives what it prints on stdout.
 *
 * @throws ProgramError with what it said, when it fails
 */
export function runGit(place: Place, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync("git", args, {
    ...place,
    encoding: "utf8",
    // A vendor's document is printed whole, and some have tens of megabytes.
    maxBuffer: 2 ** 27,
  });
  if (status === 0) return stdout;
  throw new ProgramError(`git ${args.join(" ")} failed: ${(error?.message ?? stderr).trim()}`);
}
