import { describe, expect, test } from "vitest";
import { accepted, confirmWith, holdClock, job } from "../testing/confirm-with.ts";
import {
  createAcme,
  createTrackableAcme,
  json,
  KEY,
  type StubAnswer,
  stubFetch,
} from "../testing/stub-fetch.ts";

holdClock();

describe("cancel with confirm", () => {
  test("reads the status until the job has stopped, with growing pauses", async () => {
    const { result, sent, times } = await confirmWith([
      accepted(),
      job("working"),
      job("stopping"),
      job("new word"),
      job("stopped"),
    ]);
    expect(result).toMatchObject({
      state: "canceled",
      stopped: true,
      // Those of the cancel.
      status: 202,
      body: { status: "stopping" },
      attempts: 1,
      confirmation: {
        confirmed: true,
        reads: 4,
        error: undefined,
        status: { state: "canceled", value: "stopped", final: true },
      },
    });
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST https://api.acme.example/v1/jobs/j1/cancel",
      ...Array(4).fill("GET https://api.acme.example/v1/jobs/j1"),
    ]);
    expect(times).toEqual([0, 250, 750, 1750, 3750]);
  });

  test.each([
    ["done", "succeeded"],
    ["broken", "failed"],
  ])("a job that was faster (%s) had finished already: no success of ours", async (value, state) => {
    const { result } = await confirmWith([accepted(), job(value)]);
    expect(result).toMatchObject({
      state: "already-finished",
      stopped: true,
      confirmation: { confirmed: true, status: { state } },
    });
  });

  test("a job that ended, nobody says how, runs no longer: stopped, and still what the cancel said", async () => {
    const { result } = await confirmWith([accepted(), job("working"), job("over")]);
    expect(result).toMatchObject({
      state: "canceling",
      stopped: true,
      confirmation: { confirmed: true, status: { state: "ended", final: true } },
    });
  });

  test.each<[string, () => Response]>([
    ["canceled", () => new Response(null, { status: 204 })],
    ["already-canceled", () => new Response(null, { status: 200 })],
    ["already-finished", () => json(409, {})],
    ["not-cancelable", () => json(400, {})],
    ["not-found", () => json(404, {})],
  ])("an answer that says %s leaves nothing to ask", async (state, answer) => {
    const { result, sent } = await confirmWith([answer()]);
    expect(result).toMatchObject({ state });
    expect(result).toHaveProperty("confirmation", undefined);
    expect(sent).toHaveLength(1);
  });

  test("a cancel that fails rejects, as it does without confirm", async () => {
    const { result, sent } = await confirmWith([json(401, {})]);
    expect(result).toMatchObject({ code: "unauthorized" });
    expect(sent).toHaveLength(1);
  });

  test("waits as long as the vendor asks, after a status as after a refusal", async () => {
    const { result, times } = await confirmWith([
      accepted(),
      job("working", { "retry-after": "7" }),
      json(429, {}, { "retry-after": "20" }),
      job("stopped"),
    ]);
    expect(result).toMatchObject({ state: "canceled", confirmation: { reads: 3 } });
    expect(times).toEqual([0, 250, 7250, 27250]);
  });

  test("a vendor that asks for no wait is not asked without one", async () => {
    const working = () => job("working", { "retry-after": "0" });
    const { times } = await confirmWith([accepted(), working, working, working, job("stopped")]);
    expect(times).toEqual([0, 250, 750, 1750, 3750]);
  });

  test.each<[string, StubAnswer]>([
    ["a 500", json(500, {})],
    ["a 429", json(429, {})],
    ["a lost connection", new Error("reset")],
  ])("asks on after %s, once for each read", async (_, failure) => {
    const { result, times } = await confirmWith([accepted(), failure, job("stopped")]);
    expect(result).toMatchObject({ state: "canceled", confirmation: { confirmed: true, reads: 2 } });
    expect(times).toEqual([0, 250, 750]);
  });

  test.each([
    [401, "unauthorized"],
    [403, "forbidden"],
    [404, "not-found"],
    [410, "not-found"],
    [422, "invalid-request"],
    [302, "unexpected-response"],
  ])("a %i ends the asking, and the accepted cancel stands", async (status, code) => {
    const { result, sent } = await confirmWith([accepted(), job("working"), json(status, {})]);
    expect(result).toMatchObject({
      state: "canceling",
      stopped: undefined,
      confirmation: { confirmed: false, reads: 2, status: { state: "running" }, error: { code, status } },
    });
    expect(sent).toHaveLength(3);
  });
});

describe("the option confirm", () => {
  test.each([false, undefined])("%s asks for nothing", async (confirm) => {
    const { fetch, sent } = stubFetch(accepted());
    const outcome = await createTrackableAcme({ fetch }).cancel("j1", { confirm });
    expect(outcome).toMatchObject({ state: "canceling" });
    expect(outcome).not.toHaveProperty("confirmation");
    expect(sent).toHaveLength(1);
  });

  test.each([
    ["yes", "must be true or false"],
    [1, "must be true or false"],
    [null, "must be true or false"],
  ])("%j is refused, and nothing is sent", async (confirm, message) => {
    const { fetch, sent } = stubFetch();
    const cancelling = createTrackableAcme({ fetch }).cancel("j1", { confirm: confirm as never });
    await expect(cancelling).rejects.toThrow(`acme: the option confirm ${message}.`);
    expect(sent).toEqual([]);
  });

  test.each([true, "yes", null])(
    "%j is refused where no status can be read, and nothing is sent",
    async (confirm) => {
      const { fetch, sent } = stubFetch();
      const options = { confirm } as never;
      await expect(createAcme({ fetch }).cancel("j1", options)).rejects.toMatchObject({
        code: "invalid-options",
        message: "acme: the option confirm is not supported: the vendor has no status operation.",
      });
      expect(sent).toEqual([]);
    },
  );

  test("false is taken there too: it asks for nothing", async () => {
    const { fetch } = stubFetch(accepted());
    expect(await createAcme({ fetch }).cancel("j1", { confirm: false } as never)).toMatchObject({
      state: "canceling",
    });
  });
});

test("no part of a confirmation holds the key", async () => {
  const { result } = await confirmWith([accepted(), json(403, { message: `bad ${KEY}` })]);
  expect(JSON.stringify(result)).not.toContain(KEY);
  expect(String((result as { confirmation: { error: Error } }).confirmation.error.stack)).not.toContain(KEY);
});
