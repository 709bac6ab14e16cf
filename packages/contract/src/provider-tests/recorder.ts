import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it stood on the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  /** Name and value in turn, in the client's own spelling. */
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

/** A server that holds no opinion: it writes down what comes and answers as told. */
export interface Recorder extends AsyncDisposable {
  readonly origin: string;
  readonly requests: readonly WireRequest[];
}

/** Listens on loopback. `answer` writes the response; by default an empty 204. */
export async function startRecorder(
  answer: (response: ServerResponse) => void = (response) => response.writeHead(204).end(),
): Promise<Recorder> {
  const requests: WireRequest[] = [];
  const server = createServer(async (request, response) => {
    const { method = "", url = "", rawHeaders } = request;
    requests.push({ method, url, rawHeaders, body: await readText(request) });
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

async function readText(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}
