import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A request as a server received it. */
export interface WireRequest {
  /** The method in capitals. */
  readonly method: string;
  /** The path and query. */
  readonly url: string;
  /** Names and values of the headers in turn, in the client's own spelling. */
  readonly rawHeaders: readonly string[];
  /** The body as text; empty where there is none. */
  readonly body: string;
}

/** A server that keeps every request, and judges none. */
export interface Recorder extends AsyncDisposable {
  /** The address to send to, as in `http://127.0.0.1:50123`. */
  readonly origin: string;
  /** Every request so far, in the order in which they came. */
  readonly requests: readonly WireRequest[];
}

/**
 * Starts a server on this machine that keeps every request; Prism is not asked.
 *
 * @param answer writes each response; an empty 204 when left out
 * @example
 * await using recorder = await startRecorder();
 * await createAcme({ apiKey, baseUrl: recorder.origin }).cancel("j1");
 * expect(recorder.requests[0]?.url).toBe("/jobs/j1");
 */
export async function startRecorder(
  answer: (response: ServerResponse) => void = (response) => response.writeHead(204).end(),
): Promise<Recorder> {
  const requests: WireRequest[] = [];
  const server = createServer(async (request, response) => {
    const { method = "", url = "", rawHeaders } = request;
    requests.push({ method, url, rawHeaders, body: await text(request) });
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
