import { setTimeout as delay } from "node:timers/promises";

/** What keeps a process alive and can be left behind by a call. */
const KINDS = /Timeout|Immediate|TCPSocket|TLS|GetAddrInfo|Connect/i;

function count(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo().filter((name) => KINDS.test(name))) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/**
 * Counts timers and sockets now, and gives a function that names what has come on top. It allows sockets
 * 400 ms to close: a connection's end takes a few turns of the event loop.
 */
export function trackOpenHandles(): () => Promise<readonly string[]> {
  const before = count();
  const left = (): string[] =>
    [...count()].filter(([kind, number]) => number > (before.get(kind) ?? 0)).map(([kind]) => kind);
  return async () => {
    for (let turn = 0; turn < 40 && left().length > 0; turn += 1) await delay(10, undefined, { ref: false });
    return left();
  };
}
