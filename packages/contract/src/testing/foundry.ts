// For tests: an invented vendor with jobs of every shape, and what is known of it by hand.
import type { Cancels, Subject as KindSubject } from "../provider-tests/subject.ts";
import type {
  AnswerRow,
  CancelRequest,
  MomentRow,
  Moments,
  StatusRow,
  StatusSubject,
} from "../provider-tests/tables.ts";
import { type InventedVendor, openVendor } from "./open-vendor.ts";

/** Foundry's client as codegen makes it, with its tables. */
export async function openFoundry(): Promise<InventedVendor> {
  const vendor = await openVendor("foundry");
  return { ...vendor, subject: { ...vendor.subject, kinds } };
}

/** A subject for each kind of job, as a provider's package has them. */
export function kindSubjects({ subject, documentFile }: InventedVendor): KindSubject[] {
  return Object.entries(kinds).map(([kind, { request, answers, moments, status }]) => ({
    provider: `foundry.${kind}`,
    document: documentFile,
    create: (options) => (subject.create(options) as unknown as Record<string, Cancels>)[kind] as Cancels,
    baseUrl: "https://api.foundry.example/v2",
    request,
    answers,
    moments,
    ...(status && { status }),
  }));
}

interface Kind {
  readonly request: CancelRequest;
  readonly answers: readonly AnswerRow[];
  readonly moments: Moments;
  readonly statuses?: readonly StatusRow[];
  readonly status?: StatusSubject;
}

const sent = {
  key: "foundry-key",
  header: ["authorization", "Bearer foundry-key"],
  headers: { "foundry-version": "2026-01-01" },
} as const;

const byHttp = { page: "as HTTP says", http: true } as const;

const batch = (status: string, canceled = 0) => ({ status, counts: { canceled } });

const batchStatuses: StatusRow[] = [
  { value: "running", means: "at work", body: batch("running"), state: "running", final: false },
  { value: "ended", means: "all of it was done", body: batch("ended"), state: "succeeded", final: true },
  { value: "ended", means: "some was canceled", body: batch("ended", 3), state: "ended", final: true },
  { value: "cancelled", means: "called off", body: batch("cancelled"), state: "canceled", final: true },
];

const task = (status: string) => ({ task: { status } });

const taskStatuses: StatusRow[] = [
  { value: "WAITING", means: "not begun", body: task("WAITING"), state: "queued", final: false },
  { value: "RUNNING", means: "at work", body: task("RUNNING"), state: "running", final: false },
  { value: "DONE", means: "done", body: task("DONE"), state: "succeeded", final: true },
  { value: "FAILED", means: "not done", body: task("FAILED"), state: "failed", final: true },
  { value: "GONE", means: "over, nobody says how", body: task("GONE"), state: "ended", final: true },
  { value: "CANCELED", means: "called off", body: task("CANCELED"), state: "canceled", final: true },
];

const runStatuses: StatusRow[] = [
  { value: "LIVE", means: "at work", body: { state: "LIVE" }, state: "running", final: false },
  { value: "COMPLETED", means: "done", body: { state: "COMPLETED" }, state: "succeeded", final: true },
];

const released: MomentRow = {
  status: 400,
  body: { reason: "RELEASED" },
  state: "already-canceled",
  page: "released before",
};

const completed: MomentRow = {
  status: 409,
  body: { reason: "COMPLETED" },
  state: "already-finished",
  page: "too late",
};

const id = "0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21";

const kinds: Readonly<Record<"batch" | "task" | "run" | "queued", Kind>> = {
  batch: {
    request: { ...sent, id: "b 1", method: "POST", url: "/v2/batches/b%201:cancel", body: {} },
    answers: [
      { status: 200, page: "it has stopped", body: batch("cancelled"), state: "canceled", stopped: true },
      { status: 200, page: "too late", body: batch("ended"), state: "already-finished", stopped: true },
      { status: 200, page: "and says no more", body: "", state: "canceling", stopped: undefined },
      { ...byHttp, documented: "4XX", status: 400, error: "invalid-request" },
      { ...byHttp, documented: "4XX", status: 404, state: "not-found", stopped: undefined },
      { ...byHttp, documented: "4XX", status: 409, state: "not-cancelable", stopped: undefined },
      { ...byHttp, documented: "default", status: 500, error: "server-error" },
    ],
    moments: { initial: { status: 200, body: batch("running"), state: "canceling", page: "accepted" } },
    statuses: batchStatuses,
    status: {
      url: "/v2/batches/b%201",
      rows: batchStatuses,
      unknownName: batch("paused"),
      accepted: { status: 200, body: batch("running") },
    },
  },
  task: {
    request: { ...sent, id, method: "DELETE", url: `/v2/tasks/${id}`, whenFinished: "destroys-result" },
    answers: [
      { status: 204, page: "canceled", state: "canceled", stopped: true },
      { status: 404, page: "no such task", state: "not-found", stopped: undefined },
      { status: 500, page: "an error", error: "server-error" },
    ],
    moments: {
      initial: { status: 204, state: "canceled", page: "canceled" },
      repeated: { status: 404, state: "not-found", page: "it is gone" },
      afterCompletion: { status: 204, state: "canceled", page: "deletes the task and its result" },
    },
    statuses: taskStatuses,
    status: {
      url: `/v2/tasks/${id}`,
      rows: taskStatuses,
      unknownName: task("PAUSED"),
      // Which no document has; only so does a confirmation have something to follow up.
      accepted: { status: 202, undocumented: true },
    },
  },
  run: {
    request: {
      ...sent,
      id: { space: "s/1", region: "eu west", number: 7 },
      method: "PUT",
      url: "/v2/spaces/s%2F1/runs?region=eu+west",
      body: { status: "REQUEST_RELEASE", run_number: 7 },
    },
    answers: [
      { status: 202, page: "it will be released", state: "canceling", stopped: undefined },
      { ...released, stopped: true },
      { status: 400, page: "as HTTP says", body: "", error: "invalid-request" },
      { status: 404, page: "no such run", state: "not-found", stopped: undefined },
      { ...completed, stopped: true },
      { status: 409, page: "as HTTP says", body: "", state: "not-cancelable", stopped: undefined },
    ],
    moments: {
      initial: { status: 202, state: "canceling", page: "it will be released" },
      repeated: released,
      afterCompletion: completed,
    },
    statuses: runStatuses,
    status: {
      url: "/v2/runs?space=s%2F1&region=eu+west&number=7",
      rows: runStatuses,
      unknownName: { state: "PAUSED" },
      lacks: ["canceled"],
      accepted: { status: 202 },
    },
  },
  queued: {
    request: {
      ...sent,
      id: { model: "lathe/2", request_id: "r:9" },
      method: "POST",
      url: "/v2/queue/cancel",
      body: { model: "lathe/2", request_id: "r:9" },
    },
    answers: [
      { status: 202, page: "off the queue", state: "canceling", stopped: undefined },
      { status: 400, page: "no such request", error: "invalid-request" },
      { status: 409, page: "done before", state: "already-finished", stopped: true },
    ],
    moments: {
      initial: { status: 202, state: "canceling", page: "off the queue" },
      afterCompletion: { status: 409, state: "already-finished", page: "done before" },
    },
  },
};
