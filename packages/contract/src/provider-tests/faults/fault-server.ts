import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import type { Behavior, Scene } from "./fault.ts";
import { CERTIFICATE, PRIVATE_KEY } from "./self-signed.ts";

/** A server below HTTP, so that it can break HTTP. */
export interface FaultServer extends AsyncDisposable {
  readonly port: number;
  /** The heads of the requests that came whole, those that `first` answered aside. */
  readonly requests: readonly string[];
  /** Connections that carried something and that nobody has closed yet. */
  openSockets(): number;
  /** Cuts all connections, and from then on every new one. */
  cut(): void;
}

interface Listening {
  readonly tls?: boolean;
  /** Heard at every connection, before anything came over it. */
  readonly onConnection?: () => void;
  /** What is done with a request before any misbehavior has its turn; undefined for one that is not such a request. */
  readonly first?: ((head: string) => Behavior | undefined) | undefined;
}

/** Listens on loopback. The last behavior holds for all requests that follow. */
export async function startFaultServer(
  behaviors: readonly Behavior[],
  scene: Scene,
  { tls = false, onConnection, first }: Listening = {},
): Promise<FaultServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const used = new Set<Socket>();
  let over = false;
  const serve = (socket: Socket): void => {
    // A client that goes away in the middle is what half of the faults are about.
    socket.on("error", () => {});
    socket.on("close", () => used.delete(socket));
    let received = "";
    socket.on("data", (chunk) => {
      used.add(socket);
      received += chunk.toString("latin1");
      if (!received.includes("\r\n\r\n")) return;
      const wellBehaved = first?.(received);
      if (wellBehaved !== undefined) {
        received = "";
        wellBehaved(socket, scene);
        return;
      }
      requests.push(received);
      received = "";
      const behave = behaviors[Math.min(requests.length, behaviors.length) - 1];
      behave?.(socket, scene);
    });
  };
  const server: Server = tls
    ? createTlsServer({ key: PRIVATE_KEY, cert: CERTIFICATE }, serve)
    : createServer(serve);
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    onConnection?.();
    if (over) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = (): void => {
    over = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    openSockets: () => used.size,
    cut,
    async [Symbol.asyncDispose]() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
