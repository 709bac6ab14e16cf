import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";

export const cliPath: string = resolve(import.meta.dirname, "../../dist/cli.js");

/** How a process ended, and what it printed. */
export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command line in a process of its own. */
export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when standard output, or standard error, has this. */
  printed(text: string): Promise<void>;
}

interface Surroundings {
  /** Beside the path; no key is set by default. */
  readonly env?: Readonly<Record<string, string>>;
  /** What the arguments are given to. */
  readonly command?: readonly [string, ...string[]];
  /** Standard input, all of it; "open" leaves it to the test. */
  readonly input?: string | "open";
}

export function startCli(
  args: readonly string[],
  { env = {}, command = [process.execPath, cliPath], input = "" }: Surroundings = {},
): Started {
  const [program, ...first] = command;
  const child = spawn(program, [...first, ...args], {
    env: { PATH: process.env["PATH"], ...env },
  });
  let stdout = "";
  let stderr = "";
  let looks: (() => void)[] = [];
  const look = (): void => {
    const now = looks;
    looks = [];
    for (const again of now) again();
  };
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    stdout += chunk;
    look();
  });
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    stderr += chunk;
    look();
  });
  // A process that ends without reading it is no matter of the test's.
  child.stdin.on("error", () => {});
  if (input !== "open") child.stdin.end(input);
  const ended = new Promise<Ended>((done) => {
    child.on("close", (status, signal) => done({ status, signal, stdout, stderr }));
  });
  const printed = async (text: string): Promise<void> => {
    while (!stdout.includes(text) && !stderr.includes(text)) {
      await new Promise<void>((again) => looks.push(again));
    }
  };
  return { child, ended, printed };
}

export function runCli(args: readonly string[], surroundings?: Surroundings): Promise<Ended> {
  return startCli(args, surroundings).ended;
}
