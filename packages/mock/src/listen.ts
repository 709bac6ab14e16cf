import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { ReceivedRequest, RecordedAnswer } from "./recorded-request.ts";

export interface Listening {
  readonly port: number;
  /** Ends every connection and frees the port. Calling it again is harmless. */
  close(): Promise<void>;
}

/**
 * Serves HTTP on 127.0.0.1 and nowhere else. A request whose body does not arrive in full is not answered.
 *
 * @param port 0 for a free one.
 * @throws Error, in one line, when the port is taken or not allowed.
 */
export async function listen(
  port: number,
  answer: (request: ReceivedRequest) => Promise<RecordedAnswer>,
): Promise<Listening> {
  // In a test the caller is in this process: one that computes for seconds would find its connection being closed.
  const server = createServer({ keepAliveTimeout: 0, maxHeaderSize: 2 ** 20 }, (request, response) => {
    void receive(request, response, answer);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, port)));
    server.listen(port, "127.0.0.1", () => resolve());
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the mock has no port");
  const closed = new Promise<void>((resolve) => server.once("close", resolve));
  return {
    port: address.port,
    close() {
      server.close();
      server.closeAllConnections();
      return closed;
    },
  };
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: ReceivedRequest) => Promise<RecordedAnswer>,
): Promise<void> {
  const body = await text(request).catch(() => undefined);
  if (body === undefined) return;
  const { status, headers, body: sent } = await answer({ ...readHead(request), body });
  response.writeHead(status, headers).end(sent);
}

function readHead({
  method = "",
  url = "",
  headers,
  rawHeaders,
}: IncomingMessage): Omit<ReceivedRequest, "body"> {
  const joined = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  const pairs: [string, string][] = [];
  for (let at = 0; at < rawHeaders.length; at += 2)
    pairs.push([rawHeaders[at] ?? "", rawHeaders[at + 1] ?? ""]);
  return { method, url, headers: Object.fromEntries(joined), rawHeaders: pairs };
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== "EADDRINUSE") return error;
  return new Error(`port ${port} of 127.0.0.1 is in use: choose another, or leave port out for a free one`, {
    cause: error,
  });
}
