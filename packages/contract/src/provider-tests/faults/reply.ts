import type { Socket } from "node:net";
import type { Behavior, Scene } from "./fault.ts";

type Headers = Readonly<Record<string, string>>;

/** The head of a response, byte for byte as given. */
export function head(status: number, headers: Headers = {}): string {
  const lines = Object.entries({ connection: "close", ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return [`HTTP/1.1 ${status} Status`, ...lines, "", ""].join("\r\n");
}

/** A well-formed response. */
export function reply(status: number, body: string | Buffer = "", headers: Headers = {}): Behavior {
  const bodiless = status === 204 || status === 304;
  const length: Headers = bodiless ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return raw(head(status, { ...length, ...headers }), body);
}

/** These bytes, and the end. */
export function raw(...parts: readonly (string | Buffer)[]): Behavior {
  return (socket) => socket.end(Buffer.concat(parts.map((part) => Buffer.from(part))));
}

/** These bytes, and then whatever is done next, late enough for the client to have read them. */
export function rawThen(text: string, next: (socket: Socket, scene: Scene) => void): Behavior {
  return (socket, scene) => {
    socket.write(text);
    setTimeout(next, 30, socket, scene);
  };
}

export function reset(socket: Socket): void {
  socket.resetAndDestroy();
}

/** Says nothing, and keeps the line open. */
export function silence(): void {}
