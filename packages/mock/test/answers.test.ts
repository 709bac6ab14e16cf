import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type MockServer, startMock } from "../src/index.ts";
import { jobsDocument, REQUESTS, send } from "./jobs-document.ts";

const FINISHED = '{"error":"finished"}';

describe.each(["3.0.3", "3.1.0", "3.1.2"])("a document of OpenAPI %s", (version) => {
  let server: MockServer;
  beforeAll(async () => {
    server = await startMock({ document: jobsDocument(version) });
  });
  afterEach(() => server.clear());
  afterAll(() => server.close());

  it.each([
    ["job", 204, "", null],
    ["job", 400, FINISHED, "application/json"],
    ["job", 409, FINISHED, "application/json"],
    ["job", 429, "", null],
    ["task", 200, "", null],
    ["task", 202, '{"status":"canceling"}', "application/json"],
    ["task", 404, "", null],
    ["note", 200, "", null],
    ["note", 503, "", null],
  ] as const)("answers %s with its documented %i", async (request, status, body, type) => {
    server.answerNext({ status });
    const response = await send(server, REQUESTS[request]);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe(type);
    expect(await response.text()).toBe(body);
    expect(server.requests).toMatchObject([{ answer: { status, body } }]);
    expect(server.refusals).toEqual([]);
  });
});

describe("answers", () => {
  let server: MockServer;
  beforeAll(async () => {
    server = await startMock({ document: jobsDocument() });
  });
  afterEach(() => server.clear());
  afterAll(() => server.close());

  const statuses = async (times: number, headers: Record<string, string> = {}): Promise<number[]> => {
    const got: number[] = [];
    for (let n = 0; n < times; n++) {
      const request = { ...REQUESTS.job, headers: { ...REQUESTS.job.headers, ...headers } };
      got.push((await send(server, request)).status);
    }
    return got;
  };

  it("come in the order of the queue, then the default, then Prism's choice", async () => {
    server.answerAlways({ status: 409 });
    server.answerNext({ status: 400 });
    server.answerNext({ status: 429 });
    expect(await statuses(4)).toEqual([400, 429, 409, 409]);
    server.answerAlways(undefined);
    expect(await statuses(1)).toEqual([204]);
  });

  it("keep their order when requests arrive together", async () => {
    for (const status of [400, 409, 429]) server.answerNext({ status });
    await Promise.all([1, 2, 3].map((id) => send(server, { ...REQUESTS.job, path: `/jobs/${id}` })));
    expect(server.requests.map(({ answer }) => answer.status)).toEqual([400, 409, 429]);
  });

  it("heed the client's Prefer header only when the test chose nothing", async () => {
    expect(await statuses(1, { Prefer: "code=409" })).toEqual([409]);
    server.answerNext({ status: 400 });
    expect(await statuses(1, { Prefer: "code=409" })).toEqual([400]);
    expect(server.refusals).toEqual([]);
  });

  it("carry documented headers", async () => {
    server.answerNext({ status: 429 });
    expect((await send(server, REQUESTS.job)).headers.get("retry-after")).toBe("7");
  });

  it.each<[string, Answer, string, string | null]>([
    [
      "JSON",
      { status: 202, body: { status: "canceled", n: 1 } },
      '{"status":"canceled","n":1}',
      "application/json",
    ],
    ["null", { status: 202, body: null }, "null", "application/json"],
    ["JSON where none is documented", { status: 404, body: [1] }, "[1]", "application/json"],
    ["a string", { status: 202, body: "<h1>" }, "<h1>", "application/json"],
    ["a string where none is documented", { status: 404, body: "no" }, "no", "text/plain; charset=utf-8"],
    ["nothing", { status: 202, body: "" }, "", "application/json"],
    ["a type", { status: 202, body: "<h1>", headers: { "Content-Type": "text/html" } }, "<h1>", "text/html"],
  ])("replace the body with %s", async (_, answer, body, type) => {
    server.answerNext(answer);
    const response = await send(server, REQUESTS.task);
    expect(response.status).toBe(answer.status);
    expect(await response.text()).toBe(body);
    expect(response.headers.get("content-type")).toBe(type);
    expect(server.requests).toMatchObject([{ answer: { status: answer.status, body } }]);
  });

  it("replace and add headers", async () => {
    server.answerNext({ status: 429, headers: { "retry-after": "9", "X-Trace": "t" } });
    const { headers } = await send(server, REQUESTS.job);
    expect([headers.get("retry-after"), headers.get("x-trace")]).toEqual(["9", "t"]);
  });

  it("are what they were when they were chosen", async () => {
    const answer = { status: 202, body: { status: "canceling" } };
    server.answerAlways(answer);
    answer.body.status = "changed";
    expect(await (await send(server, REQUESTS.task)).json()).toEqual({ status: "canceling" });
  });

  it("may be undocumented when the test says so", async () => {
    server.answerNext({ status: 418, undocumented: true, body: "teapot" });
    server.answerNext({ status: 502, undocumented: true });
    const first = await send(server, REQUESTS.job);
    expect([first.status, await first.text()]).toEqual([418, "teapot"]);
    const second = await send(server, REQUESTS.job);
    expect([second.status, await second.text()]).toEqual([502, ""]);
    expect(server.refusals).toEqual([]);
  });

  it.each<[string, Answer, string]>([
    [
      "a status that nothing documents",
      { status: 418 },
      "the document has no 418, only 200, 202, 204, 400, 404, 409, 429, 503; to answer it anyway: undocumented: true",
    ],
    ["a status that is none", { status: 99 }, "status must be an integer from 200 to 599, got 99"],
    [
      "a status beyond the last",
      { status: 600, undocumented: true },
      "status must be an integer from 200 to 599, got 600",
    ],
    ["a fraction", { status: 204.5 }, "status must be an integer from 200 to 599, got 204.5"],
    [
      "a body on 204",
      { status: 204, body: {} },
      "an answer with status 204 has no body in HTTP: leave body out",
    ],
    [
      "a function as body",
      { status: 202, body: () => 1 },
      "body must be a string or JSON data, got a function",
    ],
    [
      "a header with a newline",
      { status: 202, headers: { a: "b\nc" } },
      'Invalid character in header content ["a"]',
    ],
    [
      "a header name with a space",
      { status: 202, headers: { "a b": "c" } },
      'Header name must be a valid HTTP token ["a b"]',
    ],
  ])("refuse %s at once", (_, answer, message) => {
    expect(() => server.answerNext(answer)).toThrow(message);
    expect(() => server.answerAlways(answer)).toThrow(message);
  });

  it("are forgotten by clear, with the requests", async () => {
    server.answerAlways({ status: 409 });
    server.answerNext({ status: 400 });
    server.answerNext({ status: 400 });
    await send(server, REQUESTS.job);
    server.clear();
    expect(server.requests).toEqual([]);
    expect(await statuses(1)).toEqual([204]);
  });
});

it("leaves out a documented header that is neither text nor number", async () => {
  const headers = {
    "X-List": { schema: { type: "array", items: {} } },
    "X-Count": { schema: { example: 3 } },
  };
  const paths = { "/a": { get: { responses: { "200": { description: "", headers } } } } };
  await using server = await startMock({
    document: { openapi: "3.1.0", info: { title: "Headers", version: "1" }, paths },
  });
  const response = await send(server, { method: "GET", path: "/a" });
  expect(response.status).toBe(200);
  expect([response.headers.get("x-list"), response.headers.get("x-count")]).toEqual([null, "3"]);
});

it("says of its own body how it is sent, whatever the document says", async () => {
  const text = (example: string): object => ({ schema: { type: "string", example } });
  const headers = {
    "Content-Length": text("279"),
    "Content-Encoding": text("gzip"),
    "Transfer-Encoding": text("gzip"),
    Connection: text("upgrade"),
    "X-Kept": text("kept"),
  };
  const content = { "text/html": { schema: { type: "string", example: "<p>" } } };
  const paths = { "/a": { get: { responses: { "200": { description: "", headers, content } } } } };
  await using server = await startMock({
    document: { openapi: "3.1.0", info: { title: "Lengths", version: "1" }, paths },
  });
  const response = await send(server, { method: "GET", path: "/a", headers: { accept: "text/html" } });
  expect(await response.text()).toBe("<p>");
  expect(response.headers.get("x-kept")).toBe("kept");
  expect(Object.keys(server.requests[0]?.answer.headers ?? {}).sort()).toEqual(["content-type", "x-kept"]);
});

it("takes a deprecated parameter for a right request", async () => {
  const parameters = [{ name: "old", in: "query", deprecated: true, schema: { type: "string" } }];
  const paths = { "/a": { get: { parameters, responses: { "200": { description: "" } } } } };
  await using server = await startMock({
    document: { openapi: "3.1.0", info: { title: "Old", version: "1" }, paths },
  });
  expect((await send(server, { method: "GET", path: "/a?old=1" })).status).toBe(200);
  expect(server.refusals).toEqual([]);
});

describe("a document with ranges and a default", () => {
  const document = {
    openapi: "3.1.0",
    info: { title: "Ranges", version: "1" },
    servers: [],
    paths: {
      "/range": { get: { responses: { "200": { description: "" }, "4XX": { description: "" } } } },
      "/default": { get: { responses: { default: { description: "" } } } },
    },
  };

  it.each([
    ["/range", 418, 418],
    ["/default", 507, 507],
    ["/range", 507, 501],
  ])("answers %s with %i as %i", async (path, status, answered) => {
    await using server = await startMock({ document });
    server.answerNext({ status });
    expect((await send(server, { method: "GET", path })).status).toBe(answered);
  });
});
