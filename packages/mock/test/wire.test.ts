import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { type MockServer, startMock } from "../src/index.ts";
import { jobsDocument, REQUESTS, send } from "./jobs-document.ts";

const document = jobsDocument();

/** A connection that has sent exactly these lines. */
async function open(server: MockServer, ...lines: string[]): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  await once(socket, "connect");
  socket.write(lines.join("\r\n"));
  return socket;
}

it("serves at the base path, and knows no provider for a document", async () => {
  await using server = await startMock({ document });
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
  expect(server.provider).toBeUndefined();
});

it("records a request exactly as it was sent", async () => {
  await using server = await startMock({ document });
  const socket = await open(
    server,
    "DELETE /v1/jobs/%34%32?b=%20&a=1 HTTP/1.1",
    "hOst: x",
    "X-Api-KEY: k",
    "Accept: */*",
    "accept: text/html",
    "Connection: close",
    "",
    "",
  );
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 204 /);
  expect(server.requests).toEqual([
    {
      method: "DELETE",
      url: "/v1/jobs/%34%32?b=%20&a=1",
      headers: { host: "x", "x-api-key": "k", accept: "*/*, text/html", connection: "close" },
      rawHeaders: [
        ["hOst", "x"],
        ["X-Api-KEY", "k"],
        ["Accept", "*/*"],
        ["accept", "text/html"],
        ["Connection", "close"],
      ],
      body: "",
      answer: { status: 204, headers: {}, body: "" },
    },
  ]);
});

it("does not close connections that are idle, however long its caller computes", async () => {
  await using server = await startMock({ document });
  const { headers } = await send(server, REQUESTS.job);
  expect(headers.get("connection")).toBe("keep-alive");
  // Where a server says after how many seconds it closes them.
  expect(headers.get("keep-alive")).toBeNull();
});

it.each(["é 日本 🎈", "a/b", "a%b", "..;", "{name}"])("takes the text id %j", async (id) => {
  await using server = await startMock({ document });
  const path = `/notes/${encodeURIComponent(id)}`;
  expect((await send(server, { ...REQUESTS.note, path })).status).toBe(200);
  expect(server.requests.map(({ url }) => url)).toEqual([`/v1${path}`]);
  expect(server.refusals).toEqual([]);
});

it.each([
  ["without a slash", "jobs/42"],
  ["of another host", "http://example.com/v1/jobs/42"],
  ["with bytes beyond ASCII", "/v1/jobs/é"],
  ["with a fragment", "/v1/jobs/42#a"],
])("refuses a target %s", async (_, target) => {
  await using server = await startMock({ document });
  const lines = [`DELETE ${target} HTTP/1.1`, "Host: x", "X-API-Key: k", "Connection: close", "", ""];
  expect(await text(await open(server, ...lines))).toMatch(/^HTTP\/1\.1 400 /);
});

it("records a body of 1 MB", async () => {
  await using server = await startMock({ document });
  const body = JSON.stringify({ reason: "é".repeat(500_000) });
  expect((await send(server, { ...REQUESTS.note, body })).status).toBe(200);
  expect(server.requests.map((request) => request.body === body)).toEqual([true]);
});

it("records no body for an answer to HEAD, a refusal included", async () => {
  const content = { "application/json": { example: { a: 1 } } };
  const paths = { "/a": { head: { responses: { "200": { description: "", content } } } } };
  await using server = await startMock({
    document: { openapi: "3.1.0", info: { title: "Head", version: "1" }, paths },
  });
  server.answerNext({ status: 200, body: { a: 2 } });
  expect((await send(server, { method: "HEAD", path: "/a" })).status).toBe(200);
  expect((await send(server, { method: "HEAD", path: "/b" })).status).toBe(404);
  expect(server.requests.map(({ answer }) => answer.body)).toEqual(["", ""]);
});

it("outlives clients that hang up, before the end of the body and before the answer", async () => {
  await using server = await startMock({ document });
  server.answerNext({ status: 200 });
  server.answerNext({ status: 503 });
  const head = ["PUT /v1/notes/a HTTP/1.1", "Host: x", "Content-Type: application/json"];
  const early = await open(server, ...head, "Content-Length: 100", "", '{"reas');
  early.destroy();
  await once(early, "close");
  const late = await open(server, ...head, "Content-Length: 17", "", '{"reason":"late"}');
  late.destroy();
  await once(late, "close");
  await expect.poll(() => server.requests.length).toBe(1);
  expect((await send(server, REQUESTS.note)).status).toBe(503);
});

it("is reached on 127.0.0.1 and on no other address", async () => {
  await using server = await startMock({ document });
  const elsewhere = server.url.replace("127.0.0.1", "127.0.0.2");
  await expect(send({ url: elsewhere }, REQUESTS.job)).rejects.toThrow("fetch failed");
  expect((await send(server, REQUESTS.job)).status).toBe(204);
});

it("runs beside another mock, each with its own answers and records", async () => {
  await using first = await startMock({ document });
  await using second = await startMock({ document });
  first.answerNext({ status: 409 });
  expect((await send(second, REQUESTS.job)).status).toBe(204);
  expect((await send(first, REQUESTS.job)).status).toBe(409);
  expect([first.requests.length, second.requests.length]).toEqual([1, 1]);
});

it("does not change the document it is given", async () => {
  const own = jobsDocument();
  await using _ = await startMock({ document: own });
  expect(own).toEqual(jobsDocument());
});

it("says when its port is in use, and frees it when closed", async () => {
  const first = await startMock({ document });
  const port = Number(new URL(first.url).port);
  const taken = `port ${port} of 127.0.0.1 is in use: choose another, or leave port out for a free one`;
  await expect(startMock({ document, port })).rejects.toThrow(taken);
  await first.close();
  await using second = await startMock({ document, port });
  expect(second.url).toBe(first.url);
});

it("closes twice, with one connection kept alive and one in the middle of its request", async () => {
  const server = await startMock({ document });
  const idle = await open(server, "DELETE /v1/jobs/42 HTTP/1.1", "Host: x", "X-API-Key: k", "", "");
  expect(String(await once(idle, "data"))).toMatch(/^HTTP\/1\.1 204 /);
  const busy = await open(
    server,
    "PUT /v1/notes/a HTTP/1.1",
    "Host: x",
    "Expect: 100-continue",
    "Content-Length: 9",
    "",
    "",
  );
  expect(String(await once(busy, "data"))).toMatch(/^HTTP\/1\.1 100 /);
  const ended = Promise.all(
    [idle, busy].map((socket) => new Promise((resolve) => socket.once("close", resolve))),
  );
  for (const socket of [idle, busy]) socket.on("error", () => {});
  await Promise.all([server.close(), server.close()]);
  await server[Symbol.asyncDispose]();
  await ended;
  await expect(send(server, REQUESTS.job)).rejects.toThrow("fetch failed");
});

it("leaves nothing running", async () => {
  const running = (): string[] =>
    process.getActiveResourcesInfo().filter((name) => /^TCPServer|HTTP/.test(name));
  const before = running();
  const server = await startMock({ document });
  expect(running()).not.toEqual(before);
  await server.close();
  await expect.poll(running).toEqual(before);
});
