import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { handlers } from "../src/handlers.ts";
import { whenCancel } from "../src/when-cancel.ts";
import { whenStatus } from "../src/when-status.ts";
import { createAcme, createQueue, document, queueDocument } from "./acme.ts";

const acme = createAcme();
const queue = createQueue();
const baseUrl = "https://queue.example";
const all = () => [...handlers(acme, document), ...handlers(queue, queueDocument, { baseUrl })];
const server = setupServer(...all());
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers(...all()));
afterAll(() => server.close());

describe("without a word from the test", () => {
  test("a job is running until it is canceled, and another one still is", async () => {
    expect(await acme.status("a")).toMatchObject({ state: "running" });
    expect(await acme.cancel("a")).toMatchObject({ state: "canceled", status: 200, documented: true });
    expect(await acme.status("a")).toMatchObject({ state: "canceled" });
    expect(await acme.status("b")).toMatchObject({ state: "running" });
  });

  test("a body is made up from the document, without what only requests have", async () => {
    const { body } = await acme.status("a");
    expect(body).toMatchObject({
      id: "r1",
      status: "drawing",
      progress: expect.toBeOneOf([null, expect.any(Number)]),
    });
    expect(body).not.toHaveProperty("secret");
  });

  test("new handlers know of no job", async () => {
    expect(await acme.status("a")).toMatchObject({ state: "running" });
  });

  test("a job is the same one, whether its id is in the body or in the query", async () => {
    const id = { request_id: "a/b", model: "m" };
    expect(await queue.item.status(id)).toMatchObject({ state: "running" });
    expect(await queue.item.cancel(id)).toMatchObject({ state: "canceled", status: 204, body: undefined });
    expect(await queue.item.status({ model: "m", request_id: "a/b" })).toMatchObject({ state: "ended" });
    expect(await queue.item.status({ model: "m", request_id: "b" })).toMatchObject({ state: "running" });
  });

  test("every other operation has its first success, and the path without parameters comes first", async () => {
    const latest = await fetch("https://api.acme.example/v1/renders/latest?wait=1");
    expect([latest.status, latest.headers.get("content-type")]).toEqual([200, "application/json"]);
    expect(await latest.json()).toBe("latest");
    const log = await fetch("https://api.acme.example/v1/renders/a/log");
    expect([log.headers.get("content-type"), await log.text()]).toEqual(["text/plain", "a log"]);
  });
});

describe("an answer that the test wants", () => {
  test("is that of the outcome, by its status or by its body", async () => {
    const outcomes = ["canceling", "already-finished", "not-cancelable"] as const;
    for (const outcome of outcomes) {
      server.use(whenCancel(acme, outcome));
      expect(await acme.cancel("a")).toMatchObject({ state: outcome, documented: true });
    }
  });

  test("is an error, where the document has a range for it", async () => {
    server.use(whenCancel("acme", "unauthorized"));
    await expect(acme.cancel("a")).rejects.toMatchObject({ code: "unauthorized", status: 401 });
    server.use(whenCancel("queue.item", "server-error"));
    await expect(queue.item.cancel({ model: "m", request_id: "a" })).rejects.toMatchObject({ status: 500 });
    server.use(whenStatus(acme, "not-found"));
    await expect(acme.status("a")).rejects.toMatchObject({ code: "not-found" });
  });

  test("is for one job, and requests about others go on", async () => {
    server.use(whenCancel(acme, "already-finished", { id: "a" }));
    server.use(whenCancel(queue.item, "not-found", { id: { model: "m", request_id: "a" } }));
    expect(await acme.cancel("b")).toMatchObject({ state: "canceled" });
    expect(await acme.cancel("a")).toMatchObject({ state: "already-finished" });
    expect(await queue.item.cancel({ model: "m", request_id: "b" })).toMatchObject({ state: "canceled" });
    expect(await queue.item.cancel({ model: "m", request_id: "a" })).toMatchObject({ state: "not-found" });
  });

  test("is one after the other, and the last one from then on", async () => {
    server.use(whenStatus(acme, ["queued", "running", "succeeded"]));
    const states = [];
    for (let reads = 0; reads < 4; reads += 1) states.push((await acme.status("a")).state);
    expect(states).toEqual(["queued", "running", "succeeded", "succeeded"]);
  });

  test("begins with a job that is running, also where it was canceled before", async () => {
    await acme.cancel("a");
    await acme.cancel("b");
    server.use(whenCancel(acme, "canceling", { id: "a" }));
    expect(await acme.status("a")).toMatchObject({ state: "running" });
    expect(await acme.status("b")).toMatchObject({ state: "canceled" });
    server.use(whenCancel(acme, "canceling"));
    expect(await acme.status("b")).toMatchObject({ state: "running" });
  });

  test("decides how the job is afterwards", async () => {
    server.use(whenCancel(acme, "already-finished"));
    await acme.cancel("a");
    expect(await acme.status("a")).toMatchObject({ state: "succeeded" });
  });

  test("is written out, with headers", async () => {
    const headers = { "retry-after": "7" };
    server.use(whenCancel(acme, { status: 429, body: { code: "slow", more: 1 }, headers }));
    await expect(acme.cancel("a")).rejects.toMatchObject({
      code: "rate-limited",
      retryAfter: 7_000,
      body: { code: "slow", more: 1 },
    });
    server.use(whenCancel(acme, { status: 200, body: { id: "a", status: "waiting", progress: null } }));
    expect(await acme.cancel("a")).toMatchObject({ state: "canceling", body: { progress: null } });
  });
});

describe("is refused in one line:", () => {
  const body = { id: "a", status: "stopped", progress: 1 };
  test.each([
    [
      "an outcome that the vendor does not have",
      () => whenCancel("acme", "already-canceled"),
      "acme: no answer of POST /renders/{id}:cancel means already-canceled. It has: canceled (200), canceling (200), " +
        "invalid-request (400), unauthorized (401), forbidden (403), not-found (404), timeout (408), " +
        "already-finished (409), not-cancelable (409), rate-limited (429).",
    ],
    [
      "a state that the vendor has no word for",
      () => whenStatus(acme, "canceling"),
      "acme: no answer of GET /renders/{id} means canceling. It has: queued (200), running (200), canceled (200), " +
        "succeeded (200), not-found (404).",
    ],
    [
      "a status that the document does not have",
      () => whenCancel(acme, { status: 202 }),
      "acme: the document has no 202 for POST /renders/{id}:cancel. It has: 200, 409, 4XX.",
    ],
    [
      "a body without what is required",
      () => whenCancel(acme, { status: 409, body: {} }),
      'acme: the document does not have this body for POST /renders/{id}:cancel, 409: the whole: Instance does not have required property "code".',
    ],
    [
      "a value that is not listed",
      () => whenStatus(acme, { status: 200, body: { ...body, status: "melting" } }),
      'acme: the document does not have this body for GET /renders/{id}, 200: /status: Instance does not match any of ["waiting","drawing","stopped","drawn"].',
    ],
    [
      "a number at a limit that it may not reach",
      () => whenStatus(acme, { status: 200, body: { ...body, progress: 0 } }),
      "acme: the document does not have this body for GET /renders/{id}, 200: /progress: 0 is less than 0.",
    ],
    [
      "a body where there is none",
      () => whenCancel("queue.item", { status: 204, body: {} }),
      "queue.item: the document does not have this body for POST /queue/cancel, 204: the answer has no body. Leave body out.",
    ],
    ["no answer", () => whenCancel(acme, []), "acme: give one answer or more."],
    [
      "a vendor without handlers",
      () => whenCancel("pulse", "canceled"),
      'There are no handlers for "pulse": call handlers(client, document) first. There are some for: acme, queue.',
    ],
    [
      "a vendor where a kind of job is meant",
      () => whenCancel("queue", "canceled"),
      '"queue" is not the name of a kind of job. The vendor has: queue.item.',
    ],
    [
      "an id that is none",
      () => whenCancel(acme, "canceled", { id: ".." }),
      'Invalid job id "..": must be a non-empty string other than "." or "..". No request was sent.',
    ],
    [
      "the document of another vendor",
      () => handlers(acme, queueDocument),
      "acme: the document has no POST /renders/{id}:cancel. Pass the openapi.json of the package that the client is from.",
    ],
    [
      "no document",
      () => handlers(acme, {}),
      "acme: the document has no operations. Pass the openapi.json of its package.",
    ],
    [
      "no address",
      () => handlers(queue, queueDocument),
      "queue: the vendor has no address of its own. Give the one of your client: { baseUrl }.",
    ],
  ])("%s", (_, refused, message) => {
    expect(refused).toThrow(expect.objectContaining({ message }));
  });
});

test("what no answer of the vendor means does not compile", () => {
  // @ts-expect-error acme has no such outcome
  expect(() => whenCancel(acme, "already-canceled")).toThrow();
  // @ts-expect-error and nobody has this one
  expect(() => whenCancel("acme", "stopped")).toThrow();
  // @ts-expect-error a part of the id is missing
  expect(() => whenCancel(queue.item, "canceled", { id: { model: "m" } })).toThrow();
  // @ts-expect-error the vendor is not one of its kinds of job
  expect(() => whenCancel(queue, "canceled")).toThrow();
  // @ts-expect-error a state of a job is not an outcome
  expect(() => whenStatus(acme, "already-finished")).toThrow();
});
