import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a vendor of ours does with a call. */
export type Answer = number | "drop" | "never";

/** A vendor on the loopback interface, which notes what it was asked. */
export interface VendorServer extends AsyncDisposable {
  readonly url: string;
  /** The jobs it was to cancel, in their order; as often as it was asked. */
  readonly asked: readonly string[];
  /** The keys that came with the calls. */
  readonly keys: ReadonlySet<string>;
  /** Resolves when so many calls have come. */
  reached(calls: number): Promise<void>;
}

/**
 * A vendor that answers `DELETE /job/<id>` as Pulse does.
 *
 * @param statusOf what it says to `GET /job/<id>`
 */
export async function startVendor(
  answer: (job: string) => Answer | Promise<Answer> = () => 200,
  statusOf: (job: string) => string = () => "canceled",
): Promise<VendorServer> {
  const asked: string[] = [];
  const keys = new Set<string>();
  let waiting: { readonly calls: number; resolve(): void }[] = [];
  const server = createServer(async ({ method, url = "", headers, socket }, response) => {
    const job = decodeURIComponent(url.slice("/job/".length));
    if (method === "GET") {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ job_id: job, status: statusOf(job) }));
      return;
    }
    asked.push(job);
    keys.add(String(headers["x-api-key"]));
    for (const { calls, resolve } of waiting) if (asked.length >= calls) resolve();
    waiting = waiting.filter(({ calls }) => asked.length < calls);
    const given = await answer(job);
    if (given === "drop") socket.destroy();
    else if (given !== "never") respond(response, given, String(headers["x-api-key"]));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    keys,
    reached: (calls) =>
      asked.length >= calls ? Promise.resolve() : new Promise((resolve) => waiting.push({ calls, resolve })),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function respond(response: ServerResponse, status: number, key: string): void {
  const wait = status === 429 ? { "retry-after": "0" } : {};
  response.writeHead(status, { "content-type": "application/json", ...wait });
  // Some vendors repeat the key that they refuse.
  const refusal = { message: status === 401 ? `no such key: ${key}` : "so it is" };
  response.end(JSON.stringify(status === 200 ? { job_id: "x", message: "ok" } : refusal));
}
