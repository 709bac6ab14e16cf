import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";
import { startServer } from "@calloff/test-support";

/** What executed text would touch, and a server that nothing has a reason to ask. */
export interface World extends AsyncDisposable {
  /** Of the server. */
  readonly url: string;
  /**
   * What has happened that should not have, since the last time it was asked.
   *
   * @param isExpected whether a connection to that host and port is right
   */
  problems(isExpected?: (target: string) => boolean): string[];
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
  let connections: { target: string }[] = [];
  const server = await startServer((_, response) => response.end("openapi: 3.1.0\n"));
  const watch = (message: unknown): void => {
    const connection = { target: "a name that is looked up" };
    connections.push(connection);
    const { socket } = message as { readonly socket: Socket };
    // Told of before it is tried.
    socket.on("connectionAttempt", (host, port) => {
      connection.target = `${host}:${port}`;
    });
  };
  subscribe("net.client.socket", watch);
  const keys = (): string[][] => SHARED.map((object) => Object.getOwnPropertyNames(object));
  let known = keys();
  return {
    url: server.url,
    problems(isExpected = () => false) {
      const now = keys();
      const added = now.flatMap((names, i) => names.filter((name) => !known[i]?.includes(name)));
      const found = [
        ...added.map((name) => `executed: a shared object has ${name}`),
        ...server.requests.map((request) => `fetched: ${request}`),
        ...connections
          .filter(({ target }) => !isExpected(target))
          .map(({ target }) => `connected to ${target}`),
      ];
      known = now;
      server.requests.length = 0;
      connections = [];
      return found;
    },
    async [Symbol.asyncDispose]() {
      unsubscribe("net.client.socket", watch);
      await server[Symbol.asyncDispose]();
    },
  };
}
