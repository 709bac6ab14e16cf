import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type MockServer, startMock } from "../src/index.ts";
import { jobsDocument, REQUESTS, send, type TestRequest } from "./jobs-document.ts";

const { job, task, note } = REQUESTS;
const PRISM = "https://stoplight.io/prism/errors#";
const MOCK = "urn:calloff:mock:";

interface Case {
  readonly name: string;
  readonly request: TestRequest;
  readonly answer?: Answer;
  readonly status: number;
  readonly reason: string;
  readonly type?: string;
}

const CASES: readonly Case[] = [
  {
    name: "an unknown path",
    request: { ...job, path: "/job/42" },
    status: 404,
    reason:
      "Prism refused the request: 404 NO_PATH_MATCHED_ERROR: The route /job/42 hasn't been found in the specification file",
    type: `${PRISM}NO_PATH_MATCHED_ERROR`,
  },
  {
    name: "a trailing slash too many",
    request: { ...job, path: "/jobs/42/" },
    answer: { status: 409 },
    status: 404,
    reason:
      "Prism refused the request: 404 NO_PATH_MATCHED_ERROR: The route /jobs/42/ hasn't been found in the specification file",
    type: `${PRISM}NO_PATH_MATCHED_ERROR`,
  },
  {
    name: "a method the path does not have",
    request: { ...job, method: "POST" },
    status: 405,
    reason:
      'Prism refused the request: 405 NO_METHOD_MATCHED_ERROR: The route /jobs/42 has been matched, but it does not have "post" method defined',
    type: `${PRISM}NO_METHOD_MATCHED_ERROR`,
  },
  {
    name: "a missing key",
    request: { ...job, headers: {} },
    answer: { status: 409 },
    status: 401,
    reason:
      "Prism refused the request: 401 UNAUTHORIZED: Invalid security scheme used (the document asks for header X-API-Key)",
    type: `${PRISM}UNAUTHORIZED`,
  },
  {
    name: "a key in the wrong header",
    request: { ...job, headers: { Authorization: "Bearer k" } },
    status: 401,
    reason:
      "Prism refused the request: 401 UNAUTHORIZED: Invalid security scheme used (the document asks for header X-API-Key)",
    type: `${PRISM}UNAUTHORIZED`,
  },
  {
    name: "a token without its scheme",
    request: { ...task, headers: { Authorization: "k" } },
    status: 401,
    reason:
      "Prism refused the request: 401 UNAUTHORIZED: Invalid security scheme used (the document asks for Authorization: Bearer …)",
    type: `${PRISM}UNAUTHORIZED`,
  },
  {
    name: "an integer that is none, where the document has a 400",
    request: { ...job, path: "/jobs/abc" },
    answer: { status: 409 },
    status: 400,
    reason: "Prism refused the request with the document's 400: Request path parameter id must be integer",
  },
  {
    name: "the same, when the test asked for that very 400",
    request: { ...job, path: "/jobs/abc" },
    answer: { status: 400, body: "mine" },
    status: 400,
    reason: "Prism refused the request with the document's 400: Request path parameter id must be integer",
  },
  {
    name: "a uuid that is none, where the document has no 400 or 422",
    request: { ...task, path: "/tasks/42/cancel" },
    answer: { status: 202, body: { status: "canceled" } },
    status: 422,
    reason:
      'Prism refused the request: 422 UNPROCESSABLE_ENTITY: Request path parameter id must match format "uuid"',
    type: `${PRISM}UNPROCESSABLE_ENTITY`,
  },
  {
    name: "a wrong request that was to get an undocumented answer",
    request: { ...job, path: "/jobs/abc" },
    answer: { status: 418, undocumented: true },
    status: 400,
    reason: "Prism refused the request with the document's 400: Request path parameter id must be integer",
  },
  {
    name: "a body that breaks its schema",
    request: { ...note, body: "{}" },
    status: 422,
    reason:
      "Prism refused the request: 422 UNPROCESSABLE_ENTITY: Request body must have required property 'reason'",
    type: `${PRISM}UNPROCESSABLE_ENTITY`,
  },
  {
    name: "a body of the wrong type",
    request: { ...note, headers: { "Content-Type": "text/plain" } },
    status: 415,
    reason: "Prism refused the request: 415 INVALID_CONTENT_TYPE: Supported content types: application/json",
    type: `${PRISM}INVALID_CONTENT_TYPE`,
  },
  {
    name: "a body that only claims to be JSON",
    request: { ...note, headers: { "Content-Type": "application/json; charset=utf-8" }, body: "{" },
    status: 400,
    reason:
      "the mock refused the request: its body is not JSON, although its content type is application/json; charset=utf-8",
    type: `${MOCK}malformed-json`,
  },
  {
    name: "a body that claims to be a kind of JSON",
    request: { ...note, headers: { "Content-Type": "application/merge-patch+json" }, body: "{" },
    status: 400,
    reason:
      "the mock refused the request: its body is not JSON, although its content type is application/merge-patch+json",
    type: `${MOCK}malformed-json`,
  },
  {
    name: "a status that another operation has",
    request: job,
    answer: { status: 202 },
    status: 501,
    reason: "the document has no 202 for DELETE /jobs/{id}, only 204, 400, 409, 429",
    type: `${MOCK}undocumented-status`,
  },
  {
    name: "a type that the status does not come in",
    request: { ...job, headers: { ...job.headers, Accept: "text/html" } },
    answer: { status: 409 },
    status: 406,
    reason: "Prism refused the request: 406 NOT_ACCEPTABLE: no 409 of a type that Accept allows: text/html",
    type: `${PRISM}NOT_ACCEPTABLE`,
  },
  {
    name: "the client's own wish for an undocumented status",
    request: { ...job, headers: { ...job.headers, Prefer: "code=418" } },
    status: 404,
    reason:
      "Prism refused the request: 404 NOT_FOUND: Requested status code 418 is not defined in the document.",
    type: `${PRISM}NOT_FOUND`,
  },
  {
    name: "a malformed percent sign",
    request: { ...job, path: "/jobs/%zz" },
    status: 400,
    reason: "the mock refused the request: malformed URL /v1/jobs/%zz",
    type: `${MOCK}malformed-url`,
  },
  {
    name: "percent signs that do not spell UTF-8",
    request: { ...job, path: "/jobs/%ff" },
    status: 400,
    reason: "the mock refused the request: malformed URL /v1/jobs/%ff",
    type: `${MOCK}malformed-url`,
  },
  {
    name: "a malformed percent sign in the query",
    request: { ...job, path: "/jobs/42?q=100%" },
    status: 400,
    reason: "the mock refused the request: malformed URL /v1/jobs/42?q=100%",
    type: `${MOCK}malformed-url`,
  },
];

describe("a refused request", () => {
  let server: MockServer;
  beforeAll(async () => {
    server = await startMock({ document: jobsDocument() });
  });
  afterEach(() => server.clear());
  afterAll(() => server.close());

  it.each(CASES)("names its reason: $name", async ({ request, answer, status, reason, type }) => {
    if (answer) server.answerNext(answer);
    const response = await send(server, request);
    const body = await response.text();
    expect(response.status).toBe(status);
    expect(server.refusals.map(({ refused }) => refused.reason)).toEqual([reason]);
    expect(server.refusals[0]?.refused.type).toBe(type);
    expect(server.refusals[0]?.answer).toMatchObject({ status, body });
    const problem = response.headers.get("content-type") === "application/problem+json";
    expect(problem && JSON.parse(body).type).toBe(type ?? false);
  });

  it("uses up its answer, and leaves the next request its own", async () => {
    server.answerNext({ status: 409 });
    server.answerNext({ status: 429 });
    await send(server, { ...job, path: "/jobs/abc" });
    expect((await send(server, job)).status).toBe(429);
    expect(server.requests.map(({ refused }) => refused !== undefined)).toEqual([true, false]);
  });

  it("lists what Prism found wrong", async () => {
    await send(server, { ...job, path: "/jobs/abc" });
    expect(server.refusals[0]?.refused.violations).toEqual([
      { path: ["path", "id"], code: "type", message: "Request path parameter id must be integer" },
    ]);
  });

  it("tells which credential is wanted, as Prism's own server does", async () => {
    const response = await send(server, { ...task, headers: {} });
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
  });
});

const INFO = { openapi: "3.0.3", info: { title: "Small", version: "1" } };

it("names the type that no status of the operation comes in", async () => {
  const content = { "application/json": { example: {} } };
  const responses = { "200": { description: "", content }, "409": { description: "", content } };
  await using server = await startMock({ document: { ...INFO, paths: { "/a": { get: { responses } } } } });
  server.answerNext({ status: 409 });
  const response = await send(server, { method: "GET", path: "/a", headers: { Accept: "text/html" } });
  expect(response.status).toBe(406);
  expect(server.refusals.map(({ refused }) => refused.reason)).toEqual([
    "Prism refused the request: 406 NOT_ACCEPTABLE: no 409 of a type that Accept allows: text/html",
  ]);
});

it("puts a reason of several lines on one", async () => {
  await using server = await startMock({ document: jobsDocument() });
  await send(server, { ...job, headers: { ...job.headers, Prefer: "code=abc" } });
  expect(server.refusals[0]?.refused.reason).toMatch(
    /^Prism refused the request: 422 UNPROCESSABLE_ENTITY: [^\n]*code/,
  );
});

it.each([
  [
    "value",
    { "X-A": { schema: { type: "string", example: "a\nb" } } },
    'Invalid character in header content ["X-A"]',
  ],
  ["name", { "X A": { schema: { type: "string" } } }, 'Header name must be a valid HTTP token ["X A"]'],
])("survives a document whose header has an impossible %s", async (_, headers, message) => {
  const responses = { "200": { description: "", headers } };
  await using server = await startMock({ document: { ...INFO, paths: { "/a": { get: { responses } } } } });
  expect((await send(server, { method: "GET", path: "/a" })).status).toBe(500);
  expect(server.refusals[0]?.refused.reason).toBe(`Prism failed at the request: 500 TypeError: ${message}`);
});

it.each([
  ["/a?id=1&id=2", undefined, true],
  ["/a?id=1", undefined, false],
  ["/a?id=1&id=2", "{}", true],
  ["/a?id=1&id=2", "[]", false],
])("validates the query and an optional body: %s %s", async (path, body, right) => {
  const id = {
    name: "id",
    in: "query",
    required: true,
    explode: true,
    schema: { type: "array", minItems: 2, items: {} },
  };
  const requestBody = { content: { "application/json": { schema: { type: "object" } } } };
  const post = { parameters: [id], requestBody, responses: { "200": { description: "" } } };
  await using server = await startMock({ document: { ...INFO, paths: { "/a": { post } } } });
  const headers = { "Content-Type": "application/json" };
  await send(server, { method: "POST", path, headers, ...(body === undefined ? {} : { body }) });
  expect(server.refusals.length).toBe(right ? 0 : 1);
});

describe("the base path", () => {
  it.each([
    ["/v1/jobs/42", 204],
    ["/jobs/42", 404],
    ["/v10/jobs/42", 404],
    ["/", 404],
  ])("decides about %s", async (path, status) => {
    await using server = await startMock({ document: jobsDocument() });
    const origin = new URL(server.url).origin;
    expect((await send({ url: origin }, { ...job, path })).status).toBe(status);
    const reason = `the mock refused the request: ${path} is outside the base path /v1`;
    expect(server.refusals.map(({ refused }) => refused.reason)).toEqual(status === 204 ? [] : [reason]);
  });
});

it("survives an exception in Prism", async () => {
  const parameter = { name: "id", in: "path", required: true, style: "matrix", schema: { type: "string" } };
  await using server = await startMock({
    document: {
      ...INFO,
      paths: { "/m/{id}": { get: { parameters: [parameter], responses: { "200": { description: "" } } } } },
    },
  });
  expect((await send(server, { method: "GET", path: "/m/5" })).status).toBe(500);
  expect(server.refusals.map(({ refused }) => refused.reason)).toEqual([
    'Prism failed at the request: 500 UNKNOWN: Matrix serialization style requires parameter to be prefixed with ";"',
  ]);
  expect((await send(server, { method: "GET", path: "/m/;id=5" })).status).toBe(200);
});
