import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import type { RecordedAnswer, RecordedRequest } from "@calloff/mock";
import { BODILESS } from "./concrete-statuses.ts";

/** A server that takes every request, answers what it is told, and judges nothing. */
export interface FallbackServer extends AsyncDisposable {
  readonly origin: string;
  readonly requests: readonly RecordedRequest[];
  /** Forgets what was received; every request from now on gets this answer. */
  answer(answer: RecordedAnswer): void;
}

export async function startFallbackServer(): Promise<FallbackServer> {
  let next: RecordedAnswer = { status: 500, headers: {}, body: "" };
  let requests: RecordedRequest[] = [];
  // Samples and judges keep the process busy for longer than idle connections are kept usually, and a request that
  // comes after that would meet one that is being closed.
  // Some operations have hundreds of query parameters, and all are sent at once.
  const server = createServer({ keepAliveTimeout: 0, maxHeaderSize: 2 ** 20 }, async (request, response) => {
    const { method = "", url = "", headers, rawHeaders } = request;
    const pairs = rawHeaders.flatMap((name, index): [string, string][] =>
      index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""]] : [],
    );
    const joined = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    const body = await text(request);
    const answer = method === "HEAD" || BODILESS.has(next.status) ? { ...next, body: "" } : next;
    requests.push({ method, url, headers: joined, rawHeaders: pairs, body, answer });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    get requests() {
      return requests;
    },
    answer(answer) {
      next = answer;
      requests = [];
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}
