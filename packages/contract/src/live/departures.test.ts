import { expect, test } from "vitest";
import { answer, bytes, type ProviderName, runAgainst, type StandIn } from "./testing/run-against.ts";

const good = { job_id: "j-1", message: "on its way", status: "canceling" };

/** What the stand-in does, and the lines that must come of it: all of them, and no other. */
const DEPARTURES: readonly [name: string, provider: ProviderName, standIn: StandIn, lines: string[]][] = [
  [
    "an undocumented status",
    "pulse",
    answer(418, {}),
    ["status: the document says 200, 401, 403, 404, 429, 500; came 418"],
  ],
  [
    "an undocumented success",
    "pulse",
    answer(202, { job_id: "j-1", message: "x" }),
    ["status: the document says 200, 401, 403, 404, 429, 500; came 202"],
  ],
  [
    "501, which Prism's own proxy answers with a mock",
    "tensorpix",
    answer(501, {}),
    ["status: the document says 204, 400, 401, 403, 404, 409, 429, 500; came 501"],
  ],
  [
    "a content type of another kind",
    "pulse",
    answer(200, "<p>done</p>", { "content-type": "text/html" }),
    ["header content-type: the document says application/json; came text/html"],
  ],
  [
    "no content type",
    "pulse",
    (_, response) => void response.writeHead(200).end('{"job_id":"j-1","message":"x"}'),
    ["header content-type: the document says application/json; came no such header"],
  ],
  [
    "a content type that is not well formed",
    "pulse",
    answer(200, { job_id: "j-1", message: "x" }, { "content-type": "json" }),
    ["header content-type: the document says application/json; came json"],
  ],
  [
    "a required property that is missing",
    "tensorpool",
    answer(202, { message: "x", status: "canceled" }),
    ["body /job_id: the document says required; came nothing, it is missing"],
  ],
  [
    "a property of another type",
    "pulse",
    answer(200, { job_id: 7, message: "x" }),
    ["body /job_id: the document says type string; came 7"],
  ],
  [
    "null where it is not allowed",
    "pulse",
    answer(200, { job_id: "j-1", message: null }),
    ["body /message: the document says type string; came null"],
  ],
  [
    "a value that an enum does not have",
    "tensorpool",
    answer(202, { ...good, status: "stopping" }),
    ['body /status: the document says one of "canceling", "canceled"; came "stopping"'],
  ],
  [
    "a wrong type deep in an error's body",
    "tensorpool",
    answer(422, {
      detail: [
        { loc: ["path"], msg: "x", type: "y" },
        { loc: [null], msg: 5, type: "y" },
      ],
    }),
    [
      "body /detail/1/loc/0: the document says type string; came null",
      "body /detail/1/loc/0: the document says type integer; came null",
      "body /detail/1/loc/0: the document says must match a schema in anyOf; came null",
      "body /detail/1/msg: the document says type string; came 5",
    ],
  ],
  [
    "a body of another shape",
    "pulse",
    answer(404, ["gone"]),
    ['body: the document says type object; came ["gone"]'],
  ],
  ["null for a body", "pulse", answer(404, "null"), ["body: the document says type object; came null"]],
  [
    "a body after a 204",
    "topaz",
    bytes("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello"),
    ["body: the document says no body; came a body, of content-length 5"],
  ],
  [
    "a body where none is documented",
    "tensorpool",
    answer(200, { detail: "gone" }),
    ['body: the document says no body; came a body: {"detail":"gone"}'],
  ],
  [
    "an empty body where one is documented",
    "pulse",
    answer(200, undefined, { "content-type": "application/json" }),
    ["body: the document says application/json; came an empty body"],
  ],
  [
    "a body that is not JSON",
    "pulse",
    answer(200, "{oops"),
    ["body: the document says JSON; came what is not JSON: {oops"],
  ],
  [
    "a body that breaks off",
    "pulse",
    bytes('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"job_id":'),
    [
      "body: the document says application/json; came a body that could not be read: the connection broke, or it did not end in time",
    ],
  ],
  [
    "what would speak to the terminal",
    "pulse",
    answer(200, "\u001b[2Jgone\n"),
    ["body: the document says JSON; came what is not JSON: \\u001b[2Jgone\\n"],
  ],
];

test.each(DEPARTURES)("%s", async (_, provider, standIn, lines) => {
  const run = await runAgainst(standIn, provider);
  expect(run.stderr).toBe("");
  const [head, ...departures] = run.stdout.slice(run.stdout.indexOf("departures")).trimEnd().split("\n");
  expect(departures.map((line) => line.trim())).toEqual(lines);
  expect(head).toBe(`departures from the document: ${lines.length}`);
  expect(run.status).toBe(1);
  expect(run.requests).toHaveLength(1);
});

test("a redirect is named, and not followed", async () => {
  const elsewhere = await runAgainst(answer(307, undefined, { location: "/base/elsewhere" }), "tensorpix");
  expect(elsewhere.stdout).toContain("came 307, a redirect to /base/elsewhere, which was not followed\n");
  expect(elsewhere.requests).toEqual(["DELETE /base/api/jobs/42/"]);
  expect(elsewhere.status).toBe(1);
});

test("a body that never ends is given up, and said to be so", async () => {
  const drip: StandIn = (_, response) => {
    response.writeHead(200, { "content-type": "application/json" }).write('{"job_id":');
  };
  const run = await runAgainst(drip, "pulse", { timeout: 300 });
  expect(run.stdout).toContain("came a body that could not be read: ");
  expect(run.status).toBe(1);
});

test.each<[string, StandIn, number, RegExp]>([
  ["closes the connection", (_, response) => void response.socket?.destroy(), 60_000, /\nerror: network: .+/],
  ["never answers", () => {}, 300, /\nerror: timeout: .+ no answer within 300 ms/],
])("a vendor that %s leaves nothing to compare", async (_, standIn, timeout, error) => {
  const run = await runAgainst(standIn, "pulse", { timeout });
  expect(run.stdout).toContain("\nanswer: none\n");
  expect(run.stdout).toMatch(error);
  expect(run.stdout).not.toContain("departures");
  expect(run.status).toBe(2);
  expect(run.requests).toHaveLength(1);
});

test("the report as JSON holds the same", async () => {
  const run = await runAgainst(answer(202, { ...good, status: "stopping" }), "tensorpool", { json: true });
  expect(JSON.parse(run.stdout)).toEqual({
    provider: "tensorpool",
    job: "j-1",
    request: {
      method: "POST",
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/base\/job\/cancel\/j-1$/),
    },
    status: 202,
    outcome: { state: "canceling", message: "on its way" },
    departures: [
      {
        where: "body /status",
        expected: 'one of "canceling", "canceled"',
        received: '"stopping"',
        foundBy: "schema",
      },
    ],
  });
});
