import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import type { Behavior, Scene } from "./fault.ts";

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

// For tests on loopback only: a certificate that nobody vouches for, valid for a hundred years.

const PRIVATE_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg4/jfAVyvCJgDPayJ
TaF6gFhXJ6tiRyO1lh02wZ2gUFehRANCAAR4AbFSLu6tgjB9j1JZrZ/z/8m7RY0s
uarO8BOVQegU3bRW7dyk2bZtiEnigN1rye7xtPbWrQfXj3nz2y+BesO1
-----END PRIVATE KEY-----
`;

const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUfB2FD8w7U1CG187K004UTeCaxg0wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjAzMzIzOVoYDzIxMjYxMDI5
MDMzMjM5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAR4AbFSLu6tgjB9j1JZrZ/z/8m7RY0suarO8BOVQegU3bRW7dyk2bZt
iEnigN1rye7xtPbWrQfXj3nz2y+BesO1o28wbTAdBgNVHQ4EFgQUsdA4dMnaueNt
9sEL/NgP4RsBQ18wHwYDVR0jBBgwFoAUsdA4dMnaueNt9sEL/NgP4RsBQ18wDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgMKvCO/M39lUinwE2L3dfH4GcBRu9dlrVds3WoYfXNbICICnv
o+cZ5FM+TQqf4OC0/M3o78sEeCV79efiFWPbnynW
-----END CERTIFICATE-----
`;
