import type { Socket } from "node:net";
import { type Fault, head, rawThen, reply, type Scene } from "./fault.ts";

const abort = (_: Socket, scene: Scene): void => scene.abort();

const heads = {
  200: `${head(200, { "content-length": "100" })}{`,
  500: head(500, { "content-length": "100" }),
};

/** What ends a call with the error `aborted`. */
const aborted: readonly Omit<Fault, "expected">[] = [
  { name: "a signal that was aborted before", abort: "before", server: [reply(204)], requests: 0 },
  { name: "abort in the turn of the call", abort: "at once", server: [reply(204)], requests: 0 },
  {
    name: "abort while connecting",
    place: "silent handshake",
    abort: "connecting",
    requests: 0,
    attempts: 1,
  },
  { name: "abort while the answer is awaited", server: [abort], requests: 1 },
  { name: "abort amid the headers", server: [rawThen("HTTP/1.1 200 OK\r\ncontent-le", abort)], requests: 1 },
  {
    name: "abort while waiting to retry",
    server: [reply(503, "", { "retry-after": "4" })],
    abort: "waiting",
    requests: 1,
    waits: [4000],
  },
  {
    name: "abort in the second attempt",
    server: [reply(429, "", { "retry-after": "0" }), abort],
    requests: 2,
  },
  { name: "abort in the body of a 200", server: [rawThen(heads[200], abort)], requests: 1 },
  { name: "abort in the body of a 500", server: [rawThen(heads[500], abort)], requests: 1 },
];

/** A caller who has had enough, at every moment of a call. */
export const abortFaults: readonly Fault[] = [
  ...aborted.map((fault): Fault => ({ ...fault, expected: { code: "aborted" } })),
  {
    name: "abort after the end",
    server: [reply(404)],
    abort: "after",
    expected: { answer: 404, retried: false },
    requests: 1,
  },
];
