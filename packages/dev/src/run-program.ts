import { spawn } from "node:child_process";

interface Finished {
  readonly status: number;
  /** What it printed, on stdout and stderr together. */
  readonly output: string;
}

interface RunOptions {
  readonly cwd?: string;
  /** Whether the program is a line for the system's shell. @default false */
  readonly shell?: boolean;
  /** Ends the program, and all that it has started. */
  readonly signal: AbortSignal;
}

const isWindows = process.platform === "win32";

/** Runs a program of node_modules/.bin or of the system without showing its output. Rejects when it is stopped. */
export async function runProgram(
  program: string,
  args: readonly string[],
  { cwd = ".", signal, shell = isWindows }: RunOptions,
): Promise<Finished> {
  signal.throwIfAborted();
  // A group of its own, so that it can be ended with everything below it. A shell finds .cmd files on Windows.
  const child = spawn(program, args, {
    cwd,
    detached: !isWindows,
    shell,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const end = (): void => {
    if (child.pid === undefined || isWindows) child.kill();
    else process.kill(-child.pid, "SIGTERM");
  };
  signal.addEventListener("abort", end, { once: true });
  try {
    const status = await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => resolve(code ?? 1));
    });
    signal.throwIfAborted();
    return { status, output };
  } finally {
    signal.removeEventListener("abort", end);
  }
}
