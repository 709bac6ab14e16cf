import { describe, expect, test } from "vitest";
import type {
  CancelDescriptor,
  KindsDescriptor,
  StatusDescriptor,
  TrackableDescriptor,
} from "./descriptor.ts";
import { checkCompoundId } from "./jobs/compound-id.ts";
import type { JobStatus } from "./jobs/job-status.ts";
import type { Outcome } from "./jobs/outcome.ts";
import { placeId } from "./jobs/place-id.ts";
import {
  type CancelableKind,
  createProviderOfKinds,
  createStatusFirstProvider,
  type TrackableKind,
} from "./provider-of-kinds.ts";
import { json, KEY, stubFetch } from "./testing/stub-fetch.ts";

const baseUrl = "https://api.acme.example/v1";
const credential = { header: "authorization", prefix: "Bearer ", env: "ACME_API_KEY" };

const status: StatusDescriptor = {
  method: "GET",
  path: "/tasks/{id}",
  id: { name: "id", kind: "string" },
  documented: ["200"],
  state: { at: "/status", values: { running: "running", done: "succeeded", canceled: "canceled" } },
};

describe("a vendor with several kinds of job", () => {
  const queue: CancelDescriptor = {
    method: "POST",
    path: "/queue/cancel",
    id: {
      parts: [
        { name: "model", kind: "string", in: "body" },
        { name: "request_id", part: "request", kind: "string", in: "body" },
      ],
      check: checkCompoundId,
    },
    place: placeId,
    answers: { 200: "canceled" },
  };
  const descriptor: KindsDescriptor<"acme"> = {
    name: "acme",
    baseUrl,
    credential,
    headers: { "acme-version": "2026-01-01" },
    kinds: {
      task: {
        cancel: { ...status, path: "/tasks/{id}:cancel", method: "POST", answers: { 200: "canceling" } },
        status,
      },
      queue: { cancel: queue },
      session: {
        cancel: {
          method: "PUT",
          path: "/sessions/{id}",
          id: status.id,
          body: { status: "RELEASE" },
          place: placeId,
          answers: { 200: "canceling" },
        },
      },
    },
  };
  interface Kinds {
    readonly task: TrackableKind<
      "acme.task",
      string,
      Outcome<"acme.task", string>,
      JobStatus<"acme.task", string>
    >;
    readonly queue: CancelableKind<"acme.queue", { model: string; request: string }, Outcome<"acme.queue">>;
    readonly session: CancelableKind<"acme.session", string, Outcome<"acme.session", string>>;
  }
  const create = (...answers: Response[]) => {
    const { fetch, sent } = stubFetch(...answers);
    const options = { apiKey: KEY, fetch };
    return { acme: createProviderOfKinds<"acme", object, Kinds>(descriptor, options), sent, options };
  };

  test("each is a field, whose outcome has its name", async () => {
    const { acme, sent } = create(json(200, {}), json(200, { status: "done" }));
    expect(await acme.task.cancel("a/b")).toMatchObject({
      provider: "acme.task",
      id: "a/b",
      state: "canceling",
    });
    expect(await acme.task.status("a/b")).toMatchObject({ provider: "acme.task", state: "succeeded" });
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `POST ${baseUrl}/tasks/a%2Fb:cancel`,
      `GET ${baseUrl}/tasks/a%2Fb`,
    ]);
  });

  test("an id of several parts is sent in the body, and comes back with its parts in their order", async () => {
    const { acme, sent } = create(json(200, {}));
    const { id } = await acme.queue.cancel({ request: "r1", model: "a/b" });
    expect(Object.entries(id)).toEqual([
      ["model", "a/b"],
      ["request", "r1"],
    ]);
    const [request] = sent;
    expect(request?.url).toBe(`${baseUrl}/queue/cancel`);
    expect(JSON.parse(new TextDecoder().decode(request?.body as ArrayBuffer))).toEqual({
      model: "a/b",
      request_id: "r1",
    });
    expect(request?.headers.get("content-type")).toBe("application/json");
  });

  test("a constant body is sent as it is", async () => {
    const { acme, sent } = create(json(200, {}));
    await acme.session.cancel("s1");
    expect(sent[0]?.method).toBe("PUT");
    expect(new TextDecoder().decode(sent[0]?.body as ArrayBuffer)).toBe('{"status":"RELEASE"}');
  });

  test("the vendor's own headers go with every call; the user may set others, for all calls or one", async () => {
    const { acme, sent, options } = create(json(200, {}), json(200, {}), json(200, {}), json(200, {}));
    const newer = createProviderOfKinds<"acme", { "/tasks/{id}": object }, Kinds>(descriptor, {
      ...options,
      headers: { "Acme-Version": "2026-06-06", "acme-team": "t1" },
    });
    await acme.task.cancel("t1");
    await newer.task.cancel("t1");
    const get = newer.client.GET as (path: string, init: object) => Promise<unknown>;
    await get("/tasks/{id}", { params: { path: { id: "t1" } } });
    await get("/tasks/{id}", { params: { path: { id: "t1" } }, headers: { "acme-version": "2027-01-01" } });
    expect(sent.map(({ headers }) => [headers.get("acme-version"), headers.get("acme-team")])).toEqual([
      ["2026-01-01", null],
      ["2026-06-06", "t1"],
      ["2026-06-06", "t1"],
      ["2027-01-01", "t1"],
    ]);
  });

  test("a kind without a status refuses to confirm, before anything is sent", async () => {
    const { acme, sent } = create();
    const cancel = acme.queue.cancel as (id: object, options: object) => Promise<unknown>;
    await expect(cancel({ model: "m", request: "r" }, { confirm: true })).rejects.toMatchObject({
      code: "invalid-options",
    });
    expect(sent).toEqual([]);
  });
});

describe("a vendor whose cancel deletes a finished job's result", () => {
  const descriptor: TrackableDescriptor<"acme"> = {
    name: "acme",
    baseUrl,
    credential,
    cancel: {
      method: "DELETE",
      path: "/tasks/{id}",
      id: status.id,
      answers: { 204: "canceled" },
      whenFinished: "destroys-result",
    },
    status,
  };
  type Acme = Outcome<"acme", string>;
  const create = (...answers: (Response | Error)[]) => {
    const { fetch, sent } = stubFetch(...answers);
    const options = { apiKey: KEY, fetch, retries: 0 };
    const acme = createStatusFirstProvider<"acme", object, string, Acme, JobStatus<"acme", string>>(
      descriptor,
      options,
    );
    return { acme, methods: () => sent.map(({ method }) => method) };
  };
  const gone = (): Response => new Response(null, { status: 204 });

  test("a running job is canceled", async () => {
    const { acme, methods } = create(json(200, { status: "running" }), gone());
    expect(await acme.cancel("t1")).toMatchObject({ state: "canceled", stopped: true, status: 204 });
    expect(methods()).toEqual(["GET", "DELETE"]);
  });

  test.each([
    ["done", "already-finished"],
    ["canceled", "already-canceled"],
  ])("a job that is %s is left as it is", async (value, state) => {
    const { acme, methods } = create(json(200, { status: value }));
    expect(await acme.cancel("t1")).toEqual({
      provider: "acme",
      id: "t1",
      state,
      stopped: true,
      sent: false,
      status: 200,
      documented: true,
      body: { status: value },
      message: undefined,
      attempts: 1,
      retried: false,
    });
    expect(methods()).toEqual(["GET"]);
  });

  test("a job that is not there is not found, and nothing is sent", async () => {
    const { acme, methods } = create(json(404, { error: "no such task" }));
    expect(await acme.cancel("t1")).toMatchObject({
      state: "not-found",
      stopped: undefined,
      sent: false,
      status: 404,
      documented: false,
    });
    expect(methods()).toEqual(["GET"]);
  });

  test.each([
    ["an error of the vendor", () => json(500, {}), "server-error"],
    ["no answer", () => new TypeError("connection lost"), "network"],
    ["a refusal", () => json(403, {}), "forbidden"],
  ])("nothing is sent when the status cannot be read: %s", async (_, answer, code) => {
    const { acme, methods } = create(answer());
    await expect(acme.cancel("t1")).rejects.toMatchObject({ code });
    expect(methods()).toEqual(["GET"]);
  });

  test.each([
    [
      "a word that is not known",
      () => json(200, { status: "new word" }),
      /has the unknown status "new word"/,
    ],
    ["none", () => json(200, {}), /has no status/],
    ["one in a body that is not JSON", () => new Response("<html>gateway</html>"), /has no status/],
  ])("nothing is sent when the status is %s: the job may have finished", async (_, answer, message) => {
    const { acme, methods } = create(answer());
    await expect(acme.cancel("t1")).rejects.toMatchObject({
      code: "unexpected-response",
      message: expect.stringMatching(message),
    });
    expect(methods()).toEqual(["GET"]);
  });

  test("who wants it gone all the same says so", async () => {
    const { acme, methods } = create(gone());
    expect(await acme.cancel("t1", { evenIfFinished: true })).toMatchObject({ state: "canceled" });
    expect(methods()).toEqual(["DELETE"]);
  });

  test("with confirm, a finished job has nothing to confirm", async () => {
    const { acme, methods } = create(json(200, { status: "done" }));
    expect(await acme.cancel("t1", { confirm: true })).toMatchObject({
      state: "already-finished",
      confirmation: undefined,
    });
    expect(methods()).toEqual(["GET"]);
  });
});
