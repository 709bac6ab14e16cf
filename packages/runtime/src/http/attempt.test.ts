import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { createAcme } from "../testing/stub-fetch.ts";

test("an attempt that is over lets go of its signal, and its connection is used again", async () => {
  const server = createServer((_, response) => void response.writeHead(204).end()).listen(0, "127.0.0.1");
  await once(server, "listening");
  let connections = 0;
  server.on("connection", () => {
    connections += 1;
  });
  const signals: (AbortSignal | null | undefined)[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    signals.push(init?.signal);
    return globalThis.fetch(input, init);
  };
  try {
    const { port } = server.address() as AddressInfo;
    const acme = createAcme({ fetch, baseUrl: `http://127.0.0.1:${port}` });
    const jobs = ["a", "b", "c", "d", "e", "f"];
    for (const job of jobs) expect(await acme.cancel(job)).toMatchObject({ state: "canceled" });
    expect(signals.map((signal) => signal?.aborted)).toEqual(jobs.map(() => true));
    // Node's own fetch takes turns between two.
    expect(connections).toBeLessThanOrEqual(2);
  } finally {
    server.close();
  }
});
