import type { ServerResponse } from "node:http";
import type { CancelResult, Outcome } from "@calloff/core";
import {
  type AbortWatch,
  type CancelOnExitOptions,
  createCalloff,
  type ExitWatch,
  type GuardedJob,
  type StartedJob,
} from "@calloff/core/node";
import { startRecorder, type WireRequest } from "../recorder.ts";
import { isStatusRead, readsStatusFirst, runningBody } from "../status-first.ts";
import { basePathOf, referenceTo, type Subject } from "../subject.ts";
import type { MomentRow } from "../tables.ts";

/** One answer; `never` leaves the request open. */
export type Reply = Pick<MomentRow, "status" | "body"> | "never";

interface Script {
  /** In turn; the last one again and again. */
  readonly cancel: readonly Reply[];
  /** Where the status is read before a cancel, and this is left out, the job is running. */
  readonly status?: readonly Reply[];
  /** Called when the request has come, before it is answered. */
  readonly onRequest?: ((kind: "cancel" | "status") => void) | undefined;
}

/** What is used of a composition, whichever provider it has. */
interface Jobs {
  cancel(reference: string, options?: object): Promise<Outcome>;
  guard(reference: string, options?: object): GuardedJob<string, Outcome>;
  start(provider: string, submit: () => unknown, options?: object): Promise<StartedJob>;
  cancelOnAbort(signal: AbortSignal, reference: string, options?: object): AbortWatch<Outcome>;
  cancelOnExit(options: CancelOnExitOptions): ExitWatch;
  cancelAll(references: readonly string[], options?: object): AsyncIterable<CancelResult<string, Outcome>>;
}

/** A vendor on loopback that answers as told, and the subject's client for it, composed. */
interface Vendor extends AsyncDisposable {
  readonly jobs: Jobs;
  readonly reference: string;
  /** The cancels that have come. */
  readonly cancels: readonly WireRequest[];
  /** The reads of a status that have come. */
  readonly reads: readonly WireRequest[];
}

export async function startVendor(subject: Subject, script: Script): Promise<Vendor> {
  const { provider, create } = subject;
  const { key, id } = subject.request;
  const counts = { cancel: 0, status: 0 };
  const running = readsStatusFirst(subject) ? [{ status: 200, body: runningBody(subject) }] : [];
  const recorder = await startRecorder((response) => {
    const { method = "", url = "" } = response.req;
    const kind = isStatusRead(subject, { method, url }) ? "status" : "cancel";
    const replies = kind === "cancel" ? script.cancel : (script.status ?? running);
    const reply = replies[Math.min(counts[kind], replies.length - 1)] ?? "never";
    counts[kind] += 1;
    script.onRequest?.(kind);
    if (reply !== "never") answer(response, reply);
  });
  const baseUrl = recorder.origin + basePathOf(subject);
  return {
    // Its types depend on the provider, which is known only when this runs.
    jobs: createCalloff({ [provider]: create({ apiKey: key, baseUrl }) }) as unknown as Jobs,
    reference: referenceTo(provider, id),
    get cancels() {
      return recorder.requests.filter((request) => !isStatusRead(subject, request));
    },
    get reads() {
      return recorder.requests.filter((request) => isStatusRead(subject, request));
    },
    [Symbol.asyncDispose]: () => recorder[Symbol.asyncDispose](),
  };
}

function answer(response: ServerResponse, { status, body }: Exclude<Reply, "never">): void {
  if (body === undefined) response.writeHead(status).end();
  else response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
