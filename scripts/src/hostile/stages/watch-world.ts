import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What executed text would touch, and a server that nothing has a reason to ask. */
export interface World extends AsyncDisposable {
  /** Of the server. */
  readonly url: string;
  /**
   * What has happened that should not have, since the last time it was asked.
   *
   * @param expected the connections that are right: to the mock, or to the server that a document is read from
   */
  problems(expected?: number): string[];
}

const SHARED = [
  globalThis,
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  process.env,
];

export async function watchWorld(): Promise<World> {
  const asked: string[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    asked.push(String(request.url));
    response.end("openapi: 3.1.0\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const count = (): void => {
    connections += 1;
  };
  subscribe("net.client.socket", count);
  const keys = (): string[][] => SHARED.map((object) => Object.getOwnPropertyNames(object));
  let known = keys();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    problems(expected = 0) {
      const now = keys();
      const added = now.flatMap((names, i) => names.filter((name) => !known[i]?.includes(name)));
      const found = [
        ...added.map((name) => `executed: a shared object has ${name}`),
        ...asked.map((url) => `fetched: ${url}`),
        ...(connections > expected ? [`${connections} connections, ${expected} of them expected`] : []),
      ];
      known = now;
      asked.length = 0;
      connections = 0;
      return found;
    },
    async [Symbol.asyncDispose]() {
      unsubscribe("net.client.socket", count);
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
