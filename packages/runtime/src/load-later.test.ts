import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { json, stubFetch } from "./testing/stub-fetch.ts";

let createAcme: typeof import("./testing/stub-fetch.ts").createAcme;
let createTrackableAcme: typeof import("./testing/stub-fetch.ts").createTrackableAcme;

// A page whose own server is away: none of its files can be had any more. Other tests may have had them before.
beforeAll(async () => {
  vi.resetModules();
  vi.doMock("./later.ts", () => {
    throw new TypeError("Failed to fetch dynamically imported module");
  });
  ({ createAcme, createTrackableAcme } = await import("./testing/stub-fetch.ts"));
});
afterAll(() => {
  vi.doUnmock("./later.ts");
  vi.resetModules();
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What a call gives while time goes by. */
async function settled(call: Promise<unknown>): Promise<unknown> {
  const result = call.catch((error: unknown) => error);
  for (let step = 0; step < 20; step += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(500);
  }
  return result;
}

describe("where the file that few calls need cannot be had", () => {
  test("a cancel that goes well does without it", async () => {
    const { fetch } = stubFetch(new Response(null, { status: 204 }));
    expect(await settled(createAcme({ fetch }).cancel("j1"))).toMatchObject({ state: "canceled" });
  });

  test("an error has its code, its fields and no advice", async () => {
    const { fetch } = stubFetch(json(401, { message: "who are you?" }));
    expect(await settled(createAcme({ fetch }).cancel("j1"))).toMatchObject({
      code: "unauthorized",
      status: 401,
      attempts: 1,
      body: { message: "who are you?" },
      message: "acme: unauthorized.",
    });
  });

  test("another attempt comes after our own pause", async () => {
    const { fetch, sent } = stubFetch(
      json(503, {}, { "retry-after": "3600" }),
      new Response(null, { status: 204 }),
    );
    expect(await settled(createAcme({ fetch }).cancel("j1"))).toMatchObject({
      state: "canceled",
      attempts: 2,
    });
    expect(sent).toHaveLength(2);
  });

  test("a state that stands in the body is what unknown ones are", async () => {
    const { fetch } = stubFetch(json(202, { status: "stopped" }));
    expect(await settled(createAcme({ fetch }).cancel("j1"))).toMatchObject({
      state: "canceling",
      body: { status: "stopped" },
    });
  });

  test("a cancel with confirm is sent, and says why it is not confirmed", async () => {
    const { fetch, sent } = stubFetch(json(202, {}));
    expect(await settled(createTrackableAcme({ fetch }).cancel("j1", { confirm: true }))).toMatchObject({
      state: "canceling",
      confirmation: { confirmed: false, reads: 0, error: { code: "network" } },
    });
    expect(sent).toHaveLength(1);
  });
});
