import { spawnSync } from "node:child_process";
import { ProgramError } from "./program.ts";

/** Where git and gh work, and what they find in their environment. */
export interface Place {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * What a program prints on stdout.
 *
 * @throws ProgramError with what it said, when it fails
 */
export function runTool(place: Place, program: "git" | "gh", args: readonly string[], input = ""): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    ...place,
    input,
    encoding: "utf8",
    // A vendor's document is printed whole, and some have tens of megabytes.
    maxBuffer: 2 ** 27,
  });
  if (status === 0) return stdout;
  throw new ProgramError(`${program} ${args.join(" ")} failed: ${(error?.message ?? stderr).trim()}`);
}

/** GitHub's REST API through gh, which finds the token in its environment. */
export function callGitHub(place: Place, method: string, path: string, body?: object): unknown {
  const input = body === undefined ? [] : ["--input", "-"];
  const text = runTool(place, "gh", ["api", "--method", method, path, ...input], JSON.stringify(body ?? {}));
  return text.trim() === "" ? undefined : JSON.parse(text);
}
