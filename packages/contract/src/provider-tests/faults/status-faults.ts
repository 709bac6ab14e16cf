import { type Fault, raw, reply } from "./fault.ts";

/** One of each kind that vendors and what stands before them send without documenting it. */
const UNDOCUMENTED = [
  201, 203, 205, 206, 207, 226, 299, 300, 304, 305, 306, 399, 402, 405, 406, 408, 410, 411, 413, 415, 418,
  423, 425, 431, 451, 499, 501, 502, 503, 504, 505, 507, 511, 520, 529, 530, 599, 600, 799, 999,
];

const statuses = UNDOCUMENTED.map(
  (status): Fault => ({
    name: `status ${status}`,
    server: [reply(status, status === 205 ? "" : '{"message":"surprise"}')],
    options: { retries: 0 },
    expected: { answer: status },
    requests: 1,
  }),
);

/** Where a redirect leads: its name, and its Location. */
const targets = [
  ["the same origin", ({ origin }) => `${origin}/elsewhere`],
  ["another origin", ({ elsewhere }) => `${elsewhere}/`],
] as const satisfies [string, (scene: { origin: string; elsewhere: string }) => string][];

const redirects = [301, 302, 303, 307, 308].flatMap((status) =>
  targets.map(
    ([name, location]): Fault => ({
      name: `${status} to ${name}`,
      server: [(socket, scene) => reply(status, "", { location: location(scene) })(socket, scene)],
      expected: { code: "unexpected-response", status },
      requests: 1,
    }),
  ),
);

/** Faults of statuses and redirects, and vendors that give keys away. */
export const statusFaults: readonly Fault[] = [
  ...statuses,
  ...redirects,
  {
    // The Fetch standard has 421 asked again over a new connection, inside one call of fetch.
    name: "status 421",
    server: [reply(421)],
    expected: { answer: 421 },
    requests: 2,
    attempts: 1,
  },
  {
    name: "101, which nobody asked for",
    server: [raw("HTTP/1.1 101 Switching Protocols\r\nupgrade: tea\r\nconnection: upgrade\r\n\r\n")],
    expected: { code: "network" },
    requests: 2,
  },
  ...[200, 202, 401, 404, 500].map(
    (status): Fault => ({
      name: `${status} that repeats the key`,
      server: [
        (socket, scene) => {
          const body = JSON.stringify({ message: `key ${scene.key}`, error: { [scene.key]: scene.key } });
          const headers = { "x-request-id": scene.key, "content-type": `text/${scene.key}` };
          reply(status, body, headers)(socket, scene);
        },
      ],
      options: { retries: 0 },
      expected: { answer: status },
      requests: 1,
    }),
  ),
  {
    name: "401 that repeats the key with its slashes escaped",
    server: [
      (socket, scene) => {
        const escaped = JSON.stringify(scene.key).replaceAll("/", "\\/");
        reply(401, `{"message":${escaped}}`)(socket, scene);
      },
    ],
    expected: { answer: 401 },
    requests: 1,
  },
  {
    name: "500 that repeats the key in text",
    server: [(socket, scene) => reply(500, `no such key: ${scene.key}`)(socket, scene)],
    options: { retries: 0 },
    expected: { answer: 500 },
    requests: 1,
  },
];
