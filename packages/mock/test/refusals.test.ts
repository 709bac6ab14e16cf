import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type MockServer, startMock } from "../src/index.ts";
import { jobsDocument, REQUESTS, send } from "./jobs-document.ts";
import { REFUSAL_CASES } from "./refusal-cases.ts";

const { job, task } = REQUESTS;

describe("a refused request", () => {
  let server: MockServer;
  beforeAll(async () => {
    server = await startMock({ document: jobsDocument() });
  });
  afterEach(() => server.clear());
  afterAll(() => server.close());

  it.each(REFUSAL_CASES)("names its reason: $name", async ({ request, answer, status, reason, type }) => {
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
