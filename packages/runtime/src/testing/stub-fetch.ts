// For tests: a fetch that answers from a list, and a descriptor of no vendor.
import type { CancelableDescriptor, TrackableDescriptor } from "../descriptor.ts";
import type { JobStatus } from "../jobs/job-status.ts";
import type { JobId, Outcome } from "../jobs/outcome.ts";
import type { ClientOptions } from "../options.ts";
import {
  type CancelableProvider,
  createCancelableProvider,
  createTrackableProvider,
  type TrackableProvider,
} from "../provider.ts";

export interface SentRequest {
  readonly url: string;
  readonly method: string | undefined;
  readonly headers: Headers;
  readonly body: unknown;
  readonly redirect: string | undefined;
  readonly signal: AbortSignal;
}

/** An answer, an error to reject with, or a function of the request. */
export type StubAnswer = Response | Error | ((request: SentRequest) => Response | Promise<Response>);

export interface StubFetch {
  readonly fetch: typeof globalThis.fetch;
  readonly sent: SentRequest[];
}

/** Answers the first request with the first answer, and so on; more requests than answers are an error. */
export function stubFetch(...answers: StubAnswer[]): StubFetch {
  const sent: SentRequest[] = [];
  const fetch = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
    const request: SentRequest = {
      url: String(input),
      method: init.method,
      headers: new Headers(init.headers),
      body: init.body,
      redirect: init.redirect,
      signal: init.signal as AbortSignal,
    };
    sent.push(request);
    const answer = answers[sent.length - 1];
    if (answer === undefined) throw new Error(`request ${sent.length} was not expected`);
    if (answer instanceof Error) throw answer;
    return typeof answer === "function" ? await answer(request) : answer;
  };
  return { fetch: fetch as typeof globalThis.fetch, sent };
}

/** A response that never comes, until its request is aborted. */
export function never({ signal }: SentRequest): Promise<Response> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

export const KEY = "canary-key-9f8e7d";

export const descriptor: CancelableDescriptor<"acme"> = {
  name: "acme",
  baseUrl: "https://api.acme.example/v1",
  credential: { header: "X-Acme-Key", prefix: "Key ", env: "ACME_API_KEY" },
  cancel: {
    method: "POST",
    path: "/jobs/{job}/cancel",
    id: { name: "job", kind: "string" },
    answers: {
      "200": "already-canceled",
      "202": {
        at: "/status",
        values: { stopping: "canceling", stopped: "canceled" },
        otherwise: "canceling",
      },
      "204": "canceled",
      "400": "not-cancelable",
      "401": "unauthorized",
      "404": "not-found",
      "409": "already-finished",
      "429": "rate-limited",
      "5XX": "server-error",
    },
  },
};

export interface AcmePaths {
  "/jobs/{job}/cancel": {
    post: {
      parameters: { path: { job: string } };
      responses: {
        200: { content: { "application/json": { state: string } } };
        404: { content: { "application/json": { message: string } } };
      };
    };
  };
  "/jobs": {
    get: {
      parameters: { query?: { page?: number } };
      responses: { 200: { content: { "application/json": { jobs: string[] } } } };
    };
    post: {
      requestBody: { content: { "application/json": { file: string } } };
      responses: { 201: { content: { "application/json": { id: string } } } };
    };
    put: {
      requestBody: { content: { "application/json": { file: string } } };
      responses: { 200: { content: { "application/json": { id: string } } } };
    };
  };
}

export function createAcme(options: ClientOptions = {}): CancelableProvider<"acme", AcmePaths, JobId> {
  return createCancelableProvider(descriptor, { apiKey: KEY, ...options });
}

/** The same vendor, with a status operation. */
const trackable: TrackableDescriptor<"acme"> = {
  ...descriptor,
  status: {
    method: "GET",
    path: "/jobs/{job}",
    id: { name: "job", kind: "string" },
    documented: ["200"],
    state: {
      at: "/job/status",
      values: {
        waiting: "queued",
        working: "running",
        stopping: "canceling",
        stopped: "canceled",
        done: "succeeded",
        "7": "running",
        over: "ended",
        broken: { at: "/job/reason", values: { user: "canceled" }, otherwise: "failed" },
      },
    },
  },
};

export function createTrackableAcme(
  options: ClientOptions = {},
): TrackableProvider<"acme", AcmePaths, JobId, Outcome, JobStatus> {
  return createTrackableProvider(trackable, { apiKey: KEY, ...options });
}
