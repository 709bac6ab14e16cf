import type { Socket } from "node:net";
import type { CalloffErrorCode, ClientOptions } from "@calloff/runtime";

/** What the server knows when it misbehaves. */
export interface Scene {
  /** The key that the client sends. */
  readonly key: string;
  /** The origin of the server itself. */
  readonly origin: string;
  /** Another origin, which must hear nothing. */
  readonly elsewhere: string;
  /** Aborts the call, as its caller would. */
  abort(): void;
  /** Moves the clock on the wall by as many milliseconds. */
  moveClock(by: number): void;
}

/** What the server does with one request. */
export type Behavior = (socket: Socket, scene: Scene) => void;

/** The call ends as an answer of this status does: in the vendor's table, or else as HTTP has it. */
interface ExpectedAnswer {
  readonly answer: number;
  /** The body that the user is given, where that is sure. */
  readonly body?: unknown;
  /** Whether a warning says that something could not be read. */
  readonly warns?: boolean;
  readonly retried?: boolean;
  readonly retryAfter?: number;
}

interface ExpectedError {
  readonly code: CalloffErrorCode;
  readonly status?: number;
}

/** Where the request goes, when not to the server that misbehaves. */
type Place = "nobody listens" | "no such name" | "self-signed" | "silent handshake";

/** A moment for the caller to abort that the server cannot see. */
type AbortMoment = "before" | "at once" | "connecting" | "waiting" | "after";

export interface Fault {
  readonly name: string;
  /** What the server does with each request in turn; the last one holds for all that follow. */
  readonly server?: readonly Behavior[];
  readonly place?: Place;
  readonly options?: Pick<ClientOptions, "retries" | "timeout" | "attemptTimeout" | "maxBodyBytes">;
  readonly abort?: AbortMoment;
  readonly expected: ExpectedAnswer | ExpectedError;
  /** Requests that the server must have seen. */
  readonly requests: number;
  /** Requests that the client must have tried, where the server could not see them. */
  readonly attempts?: number;
  /** The waits before further attempts, in milliseconds; `random` for 125 to 250. */
  readonly waits?: readonly (number | "random")[];
}

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
