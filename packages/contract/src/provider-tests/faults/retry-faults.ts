import { type Behavior, type Fault, reply } from "./fault.ts";

const NOON = "Sun, 22 Nov 2026 12:00:00 GMT";
const busy = (headers: Record<string, string> = {}): Behavior => reply(429, "", headers);

/** 429, and what its Retry-After makes of the wait before the answer that follows. */
const waits: readonly [name: string, headers: Record<string, string>, wait: number | "random"][] = [
  ["in seconds", { "retry-after": "1" }, 1000],
  ["of no seconds", { "retry-after": "0" }, 0],
  ["as a date", { date: NOON, "retry-after": "Sun, 22 Nov 2026 12:00:01 GMT" }, 1000],
  ["in the past", { date: NOON, "retry-after": "Sun, 22 Nov 2026 11:00:00 GMT" }, 0],
  ["in the past, by our clock alone", { "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT" }, 0],
  ["of garbage", { "retry-after": "as soon as you like" }, "random"],
  ["below zero", { "retry-after": "-5" }, "random"],
  ["missing", {}, "random"],
];

/** Waits that end after the deadline: no use in waiting. */
const tooLong: readonly [name: string, headers: Record<string, string>, retryAfter: number][] = [
  ["too long for the deadline", { "retry-after": "3600" }, 3_600_000],
  ["absurd", { "retry-after": "9".repeat(400) }, Number.MAX_SAFE_INTEGER],
  [
    "as an absurd date",
    { date: NOON, "retry-after": "Fri, 22 Nov 2126 12:00:00 GMT" },
    // A hundred years: 36,524 days, since 2100 is no leap year.
    36_524 * 86_400_000,
  ],
];

/** The clock on the wall is moved between a vendor's answer and the next attempt. */
const clocks = [-86_400_000, 86_400_000].flatMap((by): Fault[] => {
  const direction = by < 0 ? "back" : "forward";
  const jumping =
    (status: number, headers: Record<string, string>): Behavior =>
    (socket, scene) => {
      scene.moveClock(by);
      reply(status, "", headers)(socket, scene);
    };
  return [
    {
      name: `a clock that jumps ${direction} a day`,
      server: [jumping(503, {}), reply(404)],
      expected: { answer: 404, retried: true },
      requests: 2,
      waits: ["random"],
    },
    {
      name: `a clock that jumps ${direction} a day before a date`,
      server: [jumping(429, { date: NOON, "retry-after": "Sun, 22 Nov 2026 12:00:01 GMT" }), reply(404)],
      expected: { answer: 404, retried: false },
      requests: 2,
      waits: [1000],
    },
    {
      name: `a clock that jumps ${direction} a day while nothing comes`,
      server: [(_, scene) => scene.moveClock(by)],
      options: { timeout: 600 },
      expected: { code: "timeout" },
      requests: 1,
    },
  ];
});

const overcome = { answer: 200, retried: true } as const;

/** Faults that another attempt may get over. */
export const retryFaults: readonly Fault[] = [
  ...waits.map(
    ([name, headers, wait]): Fault => ({
      name: `429 with Retry-After ${name}`,
      server: [busy(headers), reply(404)],
      expected: { answer: 404, retried: false },
      requests: 2,
      waits: [wait],
    }),
  ),
  ...tooLong.map(
    ([name, headers, retryAfter]): Fault => ({
      name: `429 with Retry-After ${name}`,
      server: [busy(headers), reply(404)],
      expected: { answer: 429, retryAfter },
      requests: 1,
      waits: [],
    }),
  ),
  ...clocks,
  { name: "429 for ever", server: [busy()], options: { retries: 2 }, expected: { answer: 429 }, requests: 3 },
  {
    name: "500 for ever",
    server: [reply(500)],
    options: { retries: 2 },
    expected: { answer: 500 },
    requests: 3,
  },
  {
    name: "503, then success",
    server: [reply(503), reply(200)],
    expected: overcome,
    requests: 2,
    waits: ["random"],
  },
  {
    name: "503, then a job that is gone: perhaps this call's own doing",
    server: [reply(503), reply(404)],
    expected: { answer: 404, retried: true },
    requests: 2,
  },
  { name: "408, then success", server: [reply(408), reply(200)], expected: overcome, requests: 2 },
  {
    name: "503, then 429, then success",
    server: [reply(503), busy({ "retry-after": "0" }), reply(200)],
    options: { retries: 2 },
    expected: overcome,
    requests: 3,
    waits: ["random", 0],
  },
];
