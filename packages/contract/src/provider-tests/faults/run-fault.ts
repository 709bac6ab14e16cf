import { getEventListeners } from "node:events";
import { setTimeout as delay, setImmediate as nextTurn } from "node:timers/promises";
import type { ClientOptions } from "@calloff/runtime";
import { vi } from "vitest";
import { isStatusRead, readsStatusFirst, runningBody } from "../status-first.ts";
import { basePathOf, type Subject } from "../subject.ts";
import { type Behavior, type Fault, reply, type Scene } from "./fault.ts";
import { type FaultServer, startFaultServer } from "./fault-server.ts";
import { trackOpenHandles } from "./resource-leaks.ts";

/** Holds what JSON and PHP escape, so that an escaped key is a key too. */
const CANARY = 'canary/"key"\\9f8e7d6c5b';

/** What only the key holds, however it is escaped. */
export const CANARY_MARK = "9f8e7d6c5b";

/** What came of a call that met a fault. */
export interface Played {
  readonly result: unknown;
  /** The client, which a user may log. */
  readonly provider: object;
  /** What hooks were given, by hook. */
  readonly events: Readonly<Record<"request" | "response" | "retry" | "warning", readonly object[]>>;
  readonly requests: readonly string[];
  /** Requests that a second origin got. */
  readonly elsewhere: readonly string[];
  /** Ticks, 10 ms apart, from the caller's abort to the end of the call: a machine that stands still has none. */
  readonly ticksAfterAbort: number;
  /** What the call left behind. */
  readonly left: {
    readonly listeners: number;
    readonly sockets: number;
    readonly resources: readonly string[];
    readonly rejections: readonly unknown[];
  };
}

const OPTIONS = { retries: 1, timeout: 5_000, attemptTimeout: 4_000, maxBodyBytes: 2 ** 15 };

/**
 * Lets a provider's cancel meet a fault, and takes down all that can be seen of it.
 *
 * @param role which of its requests meets it, where the status is read first
 */
export async function runFault(
  subject: Subject,
  fault: Fault,
  role: "cancel" | "status" = "cancel",
): Promise<Played> {
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown): void => void rejections.push(reason);
  process.on("unhandledRejection", onRejection);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  const controller = new AbortController();
  let ticksAfterAbort = 0;
  let clock: NodeJS.Timeout | undefined;
  const abort = (): void => {
    clock = setInterval(() => (ticksAfterAbort += 1), 10);
    controller.abort(new Error("the caller has had enough"));
  };
  const scene = { key: CANARY, origin: "", elsewhere: "", abort, moveClock };
  await using second = await startFaultServer([], scene);
  await using server = await startFaultServer(fault.server ?? [], scene, {
    tls: fault.place === "self-signed",
    onConnection: fault.abort === "connecting" ? abort : () => {},
    first: role === "cancel" && readsStatusFirst(subject) ? runningFor(subject) : undefined,
  });
  scene.origin = `http://127.0.0.1:${server.port}`;
  scene.elsewhere = `http://127.0.0.1:${second.port}`;
  const { events, hooks } = listen(fault.abort === "waiting" ? abort : undefined);
  const baseUrl = (await originOf(fault, server, scene)) + basePathOf(subject);
  const provider = subject.create({ ...OPTIONS, ...fault.options, apiKey: CANARY, baseUrl, hooks });
  const leaks = trackOpenHandles();
  try {
    if (fault.abort === "before") abort();
    const canceling = provider.cancel(subject.request.id as never, { signal: controller.signal });
    if (fault.abort === "at once") abort();
    const result = await canceling.catch((error: unknown) => error);
    clearInterval(clock);
    const listeners = getEventListeners(controller.signal, "abort").length;
    if (fault.abort === "after") controller.abort();
    // Node's fetch does not give up a handshake that it has begun: the vendor has to, or its own time limit.
    if (fault.place === "silent handshake") server.cut();
    const sockets = await socketsLeft(server, second);
    // After an abort, Node's fetch opens a connection for later calls, which carries nothing and closes in seconds.
    server.cut();
    const resources = await leaks();
    await nextTurn();
    const left = { listeners, sockets, resources, rejections };
    return {
      result,
      provider,
      events,
      requests: server.requests,
      elsewhere: second.requests,
      ticksAfterAbort,
      left,
    };
  } finally {
    process.off("unhandledRejection", onRejection);
    vi.useRealTimers();
  }
}

/** Answers every read of a status with that of a running job. */
function runningFor(subject: Subject): (head: string) => Behavior | undefined {
  const running = reply(200, JSON.stringify(runningBody(subject)));
  return (head) => {
    const [method = "", url = ""] = head.split(" ");
    return isStatusRead(subject, { method, url }) ? running : undefined;
  };
}

function moveClock(by: number): void {
  vi.setSystemTime(Date.now() + by);
}

function listen(onWaiting: (() => void) | undefined): {
  events: Record<keyof Played["events"], object[]>;
  hooks: NonNullable<ClientOptions["hooks"]>;
} {
  const events = { request: [], response: [], retry: [], warning: [] } as Record<
    keyof Played["events"],
    object[]
  >;
  return {
    events,
    hooks: {
      onRequest: (event) => events.request.push(event),
      onResponse: (event) => events.response.push(event),
      onRetry(event) {
        events.retry.push(event);
        if (onWaiting !== undefined) setTimeout(onWaiting, 20);
      },
      onWarning: (event) => events.warning.push(event),
    },
  };
}

async function originOf({ place }: Fault, { port }: FaultServer, scene: Scene): Promise<string> {
  switch (place) {
    case "no such name":
      return "https://vendor.invalid";
    case "self-signed":
    case "silent handshake":
      return `https://127.0.0.1:${port}`;
    case "nobody listens": {
      const closed = await startFaultServer([], scene);
      await closed[Symbol.asyncDispose]();
      return `http://127.0.0.1:${closed.port}`;
    }
    default:
      return scene.origin;
  }
}

/** How many connections are open when the client has had 400 ms to close them; the server closes none. */
async function socketsLeft(...servers: readonly FaultServer[]): Promise<number> {
  const open = (): number => servers.reduce((sum, server) => sum + server.openSockets(), 0);
  for (let turn = 0; turn < 40 && open() > 0; turn += 1) await delay(10);
  return open();
}
