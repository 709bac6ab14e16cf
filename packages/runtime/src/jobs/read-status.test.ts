import { describe, expect, test, vi } from "vitest";
import { createTrackableAcme, json, KEY, stubFetch } from "../testing/stub-fetch.ts";

const job = (status: unknown, reason?: string): Response => json(200, { job: { status, reason } });

describe("status", () => {
  test("sends the one request that the descriptor says", async () => {
    const { fetch, sent } = stubFetch(job("working"));
    await createTrackableAcme({ fetch }).status("a/b");
    expect(sent).toMatchObject([
      { url: "https://api.acme.example/v1/jobs/a%2Fb", method: "GET", body: null, redirect: "manual" },
    ]);
    expect(sent[0]?.headers.get("x-acme-key")).toBe(`Key ${KEY}`);
  });

  test("resolves with all that is known", async () => {
    const { fetch } = stubFetch(json(503, {}), job("working"));
    expect(await createTrackableAcme({ fetch }).status("j1")).toEqual({
      provider: "acme",
      id: "j1",
      state: "running",
      final: false,
      value: "working",
      status: 200,
      documented: true,
      body: { job: { status: "working" } },
      attempts: 2,
    });
  });

  test.each([
    ["waiting", undefined, "queued", false],
    ["working", undefined, "running", false],
    ["stopping", undefined, "canceling", false],
    ["stopped", undefined, "canceled", true],
    ["done", undefined, "succeeded", true],
    ["broken", undefined, "failed", true],
    ["broken", "disk", "failed", true],
    ["broken", "user", "canceled", true],
    [7, undefined, "running", false],
  ])("%j with the reason %j is %s", async (value, reason, state, final) => {
    const onWarning = vi.fn();
    const { fetch } = stubFetch(job(value, reason));
    const status = await createTrackableAcme({ fetch, hooks: { onWarning } }).status("j1");
    expect(status).toMatchObject({ state, final, value });
    expect(onWarning).not.toHaveBeenCalled();
  });

  test.each<[string, () => Response, unknown]>([
    ["a new word", () => job("expired"), "expired"],
    ["a word that every object has", () => job("toString"), "toString"],
    ["the same word in other letters", () => job("Working"), "Working"],
    ["a number without a meaning", () => job(8), 8],
    ["no value", () => json(200, {}), undefined],
    ["a value of another kind", () => job({ is: "working" }), undefined],
    ["no body", () => new Response("", { status: 200 }), undefined],
    ["no JSON", () => new Response("<html>", { status: 200 }), undefined],
    ["an accepted request without a body", () => new Response(null, { status: 204 }), undefined],
  ])("%s is unknown, never an error, and a hook is warned", async (_, answer, value) => {
    const onWarning = vi.fn();
    const { fetch } = stubFetch(answer());
    const status = await createTrackableAcme({ fetch, hooks: { onWarning } }).status("j1");
    expect(status).toMatchObject({ state: "unknown", final: false, value });
    expect(onWarning).toHaveBeenCalledTimes(1);
  });

  test("a 2xx that is not documented is read all the same, and marked", async () => {
    const { fetch } = stubFetch(json(203, { job: { status: "done" } }));
    expect(await createTrackableAcme({ fetch }).status("j1")).toMatchObject({
      state: "succeeded",
      status: 203,
      documented: false,
    });
  });

  test.each([
    [400, "invalid-request"],
    [401, "unauthorized"],
    [403, "forbidden"],
    [404, "not-found"],
    [409, "unexpected-response"],
    [410, "not-found"],
    [418, "unexpected-response"],
    [422, "invalid-request"],
    [429, "rate-limited"],
    [302, "unexpected-response"],
    [500, "server-error"],
  ])("%i is the error %s", async (status, code) => {
    const { fetch, sent } = stubFetch(json(status, { message: "vendor's words" }));
    await expect(createTrackableAcme({ fetch, retries: 0 }).status("j1")).rejects.toMatchObject({
      code,
      status,
      operation: "GET /jobs/{job}",
      attempts: 1,
    });
    expect(sent).toHaveLength(1);
  });

  test("an error repeats no key, and says what to do", async () => {
    const { fetch } = stubFetch(json(404, { message: `no job for ${KEY}` }));
    await expect(createTrackableAcme({ fetch }).status("j1")).rejects.toThrow(
      'acme: GET /jobs/{job} returned 404, not-found: "no job for [key]"; check the job id, and that the key is of the account that owns the job.',
    );
  });

  test("a connection that breaks in the body is asked again: half an answer says nothing", async () => {
    const broken = new Response(new ReadableStream({ pull: (c) => c.error(new Error("reset")) }));
    const { fetch } = stubFetch(broken, job("done"));
    expect(await createTrackableAcme({ fetch }).status("j1")).toMatchObject({
      state: "succeeded",
      attempts: 2,
    });
  });

  test("a bad id and bad options are refused before anything is sent", async () => {
    const { fetch, sent } = stubFetch();
    const acme = createTrackableAcme({ fetch });
    await expect(acme.status("..")).rejects.toMatchObject({ code: "invalid-job-id" });
    await expect(acme.status("j1", { timeout: 0 })).rejects.toMatchObject({ code: "invalid-options" });
    expect(sent).toEqual([]);
  });

  test("the typed client checks the id of the status operation too", async () => {
    const { fetch, sent } = stubFetch();
    const client = createTrackableAcme({ fetch }).client as unknown as Record<
      string,
      (...args: unknown[]) => unknown
    >;
    await expect(client["GET"]?.("/jobs/{job}", { params: { path: { job: ".." } } })).rejects.toMatchObject({
      code: "invalid-job-id",
    });
    expect(sent).toEqual([]);
  });
});
