import type { ServerResponse } from "node:http";
import type { MockServer } from "@calloff/mock";
import type { TrackableDescriptor } from "@calloff/runtime";
import type { WireRequest } from "./recorder.ts";
import { type Subject, statusUrl } from "./subject.ts";

type Asked = Pick<WireRequest, "method" | "url">;

/** Whether the vendor deletes a finished job's result, so that `cancel` must read the status first. */
export function readsStatusFirst({ request }: Subject): boolean {
  return request.whenFinished !== undefined;
}

/** Whether a request is the read that comes before such a cancel; a base URL may have a longer path. */
export function isStatusRead(subject: Subject, { method, url }: Asked): boolean {
  const { status } = subject;
  return status !== undefined && method === "GET" && url.endsWith(statusUrl(subject, status));
}

/** The requests that are cancels. */
export function cancelsIn<Request extends Asked>(subject: Subject, requests: readonly Request[]): Request[] {
  return requests.filter((request) => !readsStatusFirst(subject) || !isStatusRead(subject, request));
}

/** The methods of the requests that one cancel must make, in turn. */
export function methodsOf({ request }: Subject): string[] {
  return request.whenFinished === undefined ? [request.method] : ["GET", request.method];
}

/**
 * The body of a status that says that the job is running.
 *
 * @throws Error where the tables have none, and the status is to be read first
 */
export function runningBody({ provider, status }: Subject): object {
  const row = status?.rows.find(({ final }) => !final);
  if (row === undefined)
    throw new Error(`${provider}: a status that is read first needs a row that is not final`);
  return row.body;
}

/** Has the mock say that the job is running, where that is asked before the next cancel. */
export function tellRunning(mock: MockServer, subject: Subject): void {
  if (readsStatusFirst(subject))
    mock.answerNext({ to: operationOf(subject, "status"), status: 200, body: runningBody(subject) });
}

/** Answers of a recorder: a job that is running, where that is asked before a cancel, and else what is given. */
export function afterStatus(
  subject: Subject,
  answer: (response: ServerResponse) => void = (response) => response.writeHead(204).end(),
): (response: ServerResponse) => void {
  return (response) => {
    const { method = "", url = "" } = response.req;
    if (!readsStatusFirst(subject) || !isStatusRead(subject, { method, url })) {
      answer(response);
      return;
    }
    const body = JSON.stringify(runningBody(subject));
    response.writeHead(200, { "content-type": "application/json" }).end(body);
  };
}

/** The same for a `fetch` that answers by itself, whichever job is asked for. */
export function answerTo(subject: Subject, method: string | undefined): Response {
  const isRead = readsStatusFirst(subject) && (method ?? "GET") === "GET";
  return isRead ? Response.json(runningBody(subject)) : new Response(null, { status: 204 });
}

/** How the mock names an operation: a vendor with several kinds of job has several cancels. */
export function operationOf({ create, request: { key } }: Subject, role: "cancel" | "status"): string {
  const { descriptor } = create({ apiKey: key });
  const { method, path } = (descriptor as Partial<TrackableDescriptor>)[role] ?? descriptor.cancel;
  return `${method} ${path}`;
}
