import { type Fault, head, raw, rawThen, reply, reset, silence } from "./fault.ts";

const cutBody = head(200, { "content-length": "100" });
const network = { code: "network" } as const;
const timeout = { code: "timeout" } as const;

/** Faults of names, connections and certificates. */
export const connectionFaults: readonly Fault[] = [
  {
    name: "nobody listens",
    place: "nobody listens",
    expected: network,
    requests: 0,
    attempts: 2,
    waits: ["random"],
  },
  {
    name: "a name that does not resolve",
    place: "no such name",
    options: { retries: 0 },
    expected: network,
    requests: 0,
    attempts: 1,
  },
  {
    name: "a certificate that nobody vouches for",
    place: "self-signed",
    server: [reply(204)],
    expected: network,
    requests: 0,
    attempts: 2,
  },
  { name: "closed before the headers", server: [(socket) => socket.end()], expected: network, requests: 2 },
  { name: "reset before the headers", server: [reset], expected: network, requests: 2 },
  {
    name: "reset before the headers, then an answer",
    server: [reset, reply(404)],
    expected: { answer: 404, retried: true },
    requests: 2,
    waits: ["random"],
  },
  {
    name: "reset amid the headers",
    server: [rawThen("HTTP/1.1 200 OK\r\ncontent-le", reset)],
    expected: network,
    requests: 2,
  },
  {
    name: "reset after the headers of a 200",
    server: [rawThen(cutBody, reset)],
    expected: { answer: 200, warns: true },
    requests: 1,
  },
  {
    name: "reset after the headers of a 500",
    server: [rawThen(head(500, { "content-length": "100" }), reset)],
    expected: { answer: 500 },
    requests: 2,
  },
  {
    name: "reset in the body of a 200",
    server: [rawThen(`${cutBody}{"status":"canc`, reset)],
    expected: { answer: 200, warns: true },
    requests: 1,
  },
  {
    name: "reset in the body of a 404",
    server: [rawThen(head(404, { "content-length": "100" }), reset)],
    expected: { answer: 404 },
    requests: 1,
  },
  {
    name: "headers that never come",
    server: [silence],
    options: { attemptTimeout: 600 },
    expected: timeout,
    requests: 2,
    waits: ["random"],
  },
  {
    name: "headers that never come before the deadline",
    server: [silence],
    options: { timeout: 600 },
    expected: timeout,
    requests: 1,
  },
  {
    name: "headers that come the second time",
    server: [silence, reply(404)],
    options: { attemptTimeout: 1_500 },
    expected: { answer: 404, retried: true },
    requests: 2,
  },
  { name: "no HTTP at all", server: [raw("SSH-2.0-OpenSSH_9.6\r\n")], expected: network, requests: 2 },
  {
    name: "103 before the answer",
    server: [
      raw(
        "HTTP/1.1 103 Early Hints\r\nlink: </a>; rel=preload\r\n\r\n",
        head(404, { "content-length": "0" }),
      ),
    ],
    expected: { answer: 404 },
    requests: 1,
  },
];
