import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { type Behavior, type Fault, head, raw, reply } from "./fault.ts";

const chunked = { "transfer-encoding": "chunked" };
/** Where the connection is to be closed after the answer, Node's fetch takes the close for the end. */
const kept = { ...chunked, connection: "keep-alive" };
const zipped = { "content-encoding": "gzip" };

/** A byte at a time, for as long as somebody listens. */
function drip(status: number): Behavior {
  return (socket) => {
    socket.write(head(status, chunked));
    const timer = setInterval(() => socket.write("1\r\n \r\n"), 20);
    socket.on("close", () => clearInterval(timer));
  };
}

/** As fast as the line takes it, for as long as somebody listens. */
function pour(status: number): Behavior {
  const chunk = `4000\r\n${" ".repeat(0x4000)}\r\n`;
  const more = (socket: Socket): void => {
    while (socket.writable && socket.write(chunk));
  };
  return (socket) => {
    socket.write(head(status, chunked));
    socket.on("drain", () => more(socket));
    more(socket);
  };
}

/** 8 MiB of spaces, which gzip makes into 8 kB. */
function bomb(status: number): Behavior {
  return (socket, scene) => reply(status, gzipSync(Buffer.alloc(2 ** 23, " ")), zipped)(socket, scene);
}

type Row = readonly [name: string, behavior: Behavior, options?: Fault["options"]];

function unreadable(rows: readonly Row[], status: number): Fault[] {
  return rows.map(([name, behavior, options = {}]) => ({
    name: `${name} on ${status}`,
    server: [behavior],
    options,
    expected: { answer: status, warns: true, body: undefined },
    requests: 1,
  }));
}

/** A 2xx stands, and an error is an error, whatever becomes of its body. */
const onAny = (status: number): readonly Row[] => [
  ["a body that drips past the attempt's deadline", drip(status), { attemptTimeout: 1_000 }],
  ["a Content-Length too long", raw(head(status, { "content-length": "100" }), '{"message":"x"}')],
  ["a truncated chunk", raw(head(status, kept), "ff\r\n{")],
  ["bad gzip", reply(status, "this is not gzip", zipped)],
  ["a gzip bomb", bomb(status)],
  ["a body without end", pour(status)],
];

const onAccepted: readonly Row[] = [
  ...onAny(200),
  ["a body that drips past the deadline", drip(200), { timeout: 1_000 }],
  ["a Content-Length too short", raw(head(200, { "content-length": "3" }), '{"message":"x"}')],
  ["a chunk without a length", raw(head(200, chunked), "zz\r\n{}\r\n0\r\n\r\n")],
  ["chunks without an end", raw(head(200, kept), "2\r\n{}\r\n")],
  ["truncated gzip", reply(200, gzipSync('{"message":"x"}').subarray(0, 12), zipped)],
  ["a body longer than the limit", reply(200, JSON.stringify("x".repeat(2 ** 16)))],
];

/** Bodies that come whole and say nothing: what a user is given, and whether there is a warning. */
const odd: readonly [name: string, body: string | Buffer, given: unknown, warns: boolean][] = [
  ["HTML", "<!doctype html><title>502</title>", undefined, true],
  ["an empty body", "", undefined, false],
  ["null", "null", undefined, false],
  ["whitespace", " \r\n\t ", undefined, false],
  ["a huge number", "1e999999", Number.POSITIVE_INFINITY, false],
  ["a number of ten thousand digits", "9".repeat(10_000), Number.POSITIVE_INFINITY, false],
  ["invalid UTF-8", Buffer.from([0x22, 0xff, 0xfe, 0x22]), "\ufffd\ufffd", false],
  ["half of a UTF-8 sequence", Buffer.from([0x7b, 0xe2, 0x82]), undefined, true],
  ["a byte order mark", Buffer.from('\ufeff{"n":1}'), { n: 1 }, false],
  ["arrays in arrays, 10,000 deep", "[".repeat(10_000), undefined, true],
  ["a prototype", '{"__proto__":{"status":"canceled"}}', undefined, false],
];

const oddBodies = odd.flatMap(([name, body, given, warns]): Fault[] => [
  {
    name: `${name} on 200`,
    server: [reply(200, body)],
    expected: name === "a prototype" ? { answer: 200, warns } : { answer: 200, warns, body: given },
    requests: 1,
  },
  { name: `${name} on 202`, server: [reply(202, body)], expected: { answer: 202 }, requests: 1 },
  ...[401, 404, 500].map((status) => ({
    name: `${name} on ${status}`,
    server: [reply(status, body)],
    options: { retries: 0 },
    expected: { answer: status },
    requests: 1,
  })),
]);

/** Faults of bodies. */
export const bodyFaults: readonly Fault[] = [
  ...unreadable(onAccepted, 200),
  ...unreadable(onAny(404), 404),
  ...oddBodies,
  {
    name: "bytes after a 204",
    server: [raw(head(204), "and one thing more")],
    expected: { answer: 204, warns: false },
    requests: 1,
  },
];
