import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { UserError } from "@calloff/openapi/internal";
import { treeMegabytes } from "./process-memory.ts";

/** A program as it is started from a shell. */
export interface Contestant {
  readonly name: string;
  /** The path of the Node that runs it. @default the one that runs the benchmark */
  readonly node?: string;
  /** After `node`. */
  readonly args: readonly string[];
  readonly cwd: string;
  /** The statuses that say that it has done its work. */
  readonly fine: readonly number[];
}

export interface Run {
  readonly seconds: number;
  /** The most at one time of all its processes together; undefined where that cannot be asked. */
  readonly megabytes: number | undefined;
}

/** `calloff-dev`, as it is built. */
export const COMMAND: string = resolve("packages/dev/dist/cli.js");

const POLL_MS = 20;
/** Nothing but the work itself: no calls home, no advertisements. */
const QUIET = {
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  REDOCLY_SUPPRESS_NOTIFICATIONS: "true",
  DO_NOT_TRACK: "1",
};

/** @throws UserError with what the program said, when it did not do its work */
export async function measureRun({
  name,
  node = process.execPath,
  args,
  cwd,
  fine,
}: Contestant): Promise<Run> {
  const start = performance.now();
  const child = spawn(node, args, {
    cwd,
    env: { ...process.env, ...QUIET },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-2000);
  });
  let status: number | undefined;
  const closed = once(child, "close").then(([code]) => {
    status = Number(code);
    return performance.now();
  });
  let megabytes: number | undefined;
  while (status === undefined && child.pid !== undefined) {
    const now = await treeMegabytes(child.pid);
    if (now !== undefined) megabytes = Math.max(now, megabytes ?? 0);
    await Promise.race([closed, wait(POLL_MS)]);
  }
  const end = await closed;
  if (!fine.includes(status ?? -1))
    throw new UserError(`bench: ${name} ended with ${status}: ${said.trim()}`);
  return { seconds: (end - start) / 1000, megabytes };
}
