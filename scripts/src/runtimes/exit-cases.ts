import { spawn } from "node:child_process";
import type { FixtureServer } from "./fixture-server.ts";
import type { CaseResult } from "./suite/case.ts";
import type { Spoil } from "./suite/fixture.ts";

/** How to start a program in a runtime. */
export interface Launch {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

interface ExitCase {
  readonly name: string;
  readonly ending: "by signal" | "by itself" | "own handler";
  readonly signal?: "SIGINT" | "SIGTERM";
  readonly spoil?: Spoil;
  /** How the process ended, and what became of the guarded job. */
  readonly expected: readonly [code: number | null, signal: string | null, printed: string];
  /** Milliseconds of grace. */
  readonly grace?: number;
}

const CASES: readonly ExitCase[] = [
  ...(["SIGINT", "SIGTERM"] as const).map((signal) => ({
    name: `cancelOnExit: ${signal} cancels what is guarded, then ends the process`,
    ending: "by signal" as const,
    signal,
    expected: [null, signal, "pulse:abc canceling"] as const,
  })),
  {
    name: "cancelOnExit: a program that comes to its end keeps its exit code",
    ending: "by itself",
    expected: [3, null, "pulse:abc canceling"],
  },
  {
    name: "cancelOnExit: a handler of the program's own decides when to end",
    ending: "own handler",
    signal: "SIGTERM",
    expected: [4, null, "pulse:abc canceling"],
  },
  {
    name: "cancelOnExit: a vendor that does not answer is waited for no longer than the grace period",
    ending: "by signal",
    signal: "SIGTERM",
    spoil: "hang",
    grace: 1_000,
    expected: [null, "SIGTERM", "pulse:abc aborted"],
  },
];

export function exitCasesNotRun(reason: string): CaseResult[] {
  return CASES.map(({ name }) => ({ name, result: "not run", reason }));
}

/** What only processes can do, seen from outside. */
export async function runExitCases(launch: Launch, { origin, state }: FixtureServer): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for (const { name, ending, signal, spoil, expected, grace = 60_000 } of CASES) {
    state.clear();
    state.answerNext("pulse", { status: 200, ...(spoil && { spoil }) });
    const [code, endSignal, printed] = await runProgram(launch, [origin, `${grace}`, ending], signal);
    const asked = state.seen.requests.map(({ method, path }) => `${method} ${path}`);
    const got = JSON.stringify([code, endSignal, printed, asked]);
    // With little time the process may end before its request has arrived.
    const sent = spoil === "hang" && asked.length === 0 ? [] : ["DELETE /job/abc"];
    const wanted = JSON.stringify([...expected, sent]);
    if (got === wanted) results.push({ name, result: "passed" });
    else results.push({ name, result: "failed", reason: `expected ${wanted}, got ${got}` });
  }
  return results;
}

const MAX_RUN_MS = 60_000;

/** Sends the signal when the program is ready; gives how it ended, and what it printed after that. */
async function runProgram(
  { program, args, env, cwd }: Launch,
  told: readonly string[],
  signal: NodeJS.Signals | undefined,
): Promise<[code: number | null, signal: string | null, printed: string]> {
  const child = spawn(program, [...args, "exit-program.js", ...told], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const timer = setTimeout(() => child.kill("SIGKILL"), MAX_RUN_MS);
  child.stdout.on("data", (chunk) => {
    const wasReady = printed.includes("ready");
    printed += chunk;
    if (signal !== undefined && !wasReady && printed.includes("ready")) child.kill(signal);
  });
  child.stderr.on("data", (chunk) => {
    printed += chunk;
  });
  try {
    const [code, endSignal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
      child.once("error", reject).once("close", (...ended) => resolve(ended));
    });
    return [code, endSignal, printed.replace("ready\n", "").trim()];
  } finally {
    clearTimeout(timer);
  }
}
