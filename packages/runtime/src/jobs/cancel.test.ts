import { describe, expect, test, vi } from "vitest";
import { createCancelableProvider } from "../provider.ts";
import { createAcme, descriptor, json, KEY, stubFetch } from "../testing/stub-fetch.ts";

const html = (status: number): Response =>
  new Response("<html>gateway</html>", { status, headers: { "content-type": "text/html" } });

describe("cancel", () => {
  test("sends the one request that the descriptor says", async () => {
    const { fetch, sent } = stubFetch(new Response(null, { status: 204 }));
    await createAcme({ fetch }).cancel("a/b");
    expect(sent).toMatchObject([
      {
        url: "https://api.acme.example/v1/jobs/a%2Fb/cancel",
        method: "POST",
        body: null,
        redirect: "manual",
      },
    ]);
    expect([...(sent[0]?.headers ?? [])]).toEqual([
      ["accept", "application/json"],
      ["x-acme-key", `Key ${KEY}`],
    ]);
  });

  test("resolves with all that is known", async () => {
    const { fetch } = stubFetch(json(409, { message: "job has completed" }));
    expect(await createAcme({ fetch }).cancel("j1")).toEqual({
      provider: "acme",
      id: "j1",
      state: "already-finished",
      stopped: true,
      status: 409,
      documented: true,
      body: { message: "job has completed" },
      message: "job has completed",
      attempts: 1,
      retried: false,
    });
  });

  test("gives the id in the document's type", async () => {
    const { fetch } = stubFetch(new Response(null, { status: 204 }));
    const cancel = {
      ...descriptor.cancel,
      id: { name: "job", kind: "integer" as const },
    };
    const acme = createCancelableProvider({ ...descriptor, cancel }, { apiKey: KEY, fetch });
    expect(await acme.cancel("42")).toMatchObject({ id: 42 });
  });

  test.each([
    [200, { status: "OK" }, { state: "canceling" }],
    [400, { status: "DONE" }, { state: "already-finished" }],
    [404, { detail: "no such path" }, { state: "not-found" }],
    [401, { detail: "bad key" }, { code: "unauthorized" }],
    [500, "not JSON", { code: "server-error" }],
  ])(
    "%i with %j: the body decides where it has a known word, and HTTP where not",
    async (status, body, result) => {
      const values = { OK: "canceling", DONE: "already-finished" } as const;
      const cancel = {
        ...descriptor.cancel,
        answers: { default: { at: "/status", values, otherwise: "http" } },
      } as const;
      const { fetch } = stubFetch(json(status, body));
      const acme = createCancelableProvider({ ...descriptor, cancel }, { apiKey: KEY, fetch, retries: 0 });
      expect(await acme.cancel("j1").catch((error: unknown) => error)).toMatchObject(result);
    },
  );

  test.each([301, 302, 303, 307, 308])("follows no redirect (%i), and asks once", async (status) => {
    const { fetch, sent } = stubFetch(
      new Response(null, { status, headers: { location: "https://evil.example" } }),
    );
    await expect(createAcme({ fetch }).cancel("j1")).rejects.toMatchObject({
      code: "unexpected-response",
      status,
    });
    expect(sent).toHaveLength(1);
  });

  test("follows none in a browser either, which hides the status", async () => {
    const hidden = Object.defineProperty(Response.error(), "type", { value: "opaqueredirect" });
    const { fetch } = stubFetch(hidden);
    const error = await createAcme({ fetch })
      .cancel("j1")
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "unexpected-response", status: undefined });
  });

  test("refuses a bad id before anything is sent", async () => {
    const { fetch, sent } = stubFetch();
    await expect(createAcme({ fetch }).cancel("..")).rejects.toMatchObject({
      code: "invalid-job-id",
      attempts: 0,
    });
    expect(sent).toEqual([]);
  });

  test.each([
    [{ status: "stopping" }, "canceling", undefined],
    [{ status: "stopped" }, "canceled", true],
    [{ status: "new word" }, "canceling", undefined],
    [{}, "canceling", undefined],
  ])("reads the state from the body: %j", async (body, state, stopped) => {
    const { fetch } = stubFetch(json(202, body));
    expect(await createAcme({ fetch }).cancel("j1")).toMatchObject({ state, stopped, body });
  });

  test.each<[string, () => Response]>([
    ["not JSON", () => html(202)],
    ["broken JSON", () => new Response('{"status":"stop', { status: 202 })],
    ["empty", () => new Response("", { status: 202 })],
    ["null", () => new Response("null", { status: 202 })],
    [
      "broken off",
      () => new Response(new ReadableStream({ pull: (c) => c.error(new Error("reset")) }), { status: 202 }),
    ],
    ["too long", () => new Response(`"${"x".repeat(200)}"`, { status: 202 })],
  ])("an accepted call stays accepted when its body is %s, and a hook is warned", async (_, answer) => {
    const onWarning = vi.fn();
    const { fetch, sent } = stubFetch(answer());
    const outcome = await createAcme({ fetch, maxBodyBytes: 100, hooks: { onWarning } }).cancel("j1");
    expect(outcome).toMatchObject({
      state: "canceling",
      stopped: undefined,
      status: 202,
      body: undefined,
      attempts: 1,
    });
    expect(onWarning).toHaveBeenCalledWith(
      expect.objectContaining({ provider: "acme", status: 202, attempt: 1 }),
    );
    expect(sent).toHaveLength(1);
  });

  test("says in the warning what could not be read", async () => {
    const onWarning = vi.fn();
    const { fetch } = stubFetch(html(200));
    await createAcme({ fetch, hooks: { onWarning } }).cancel("j1");
    expect(onWarning.mock.calls).toEqual([[expect.objectContaining({ warning: "the body is not JSON" })]]);
  });

  test.each(["", " \n"])("a body of %j that is in order warns of nothing", async (text) => {
    const onWarning = vi.fn();
    const { fetch } = stubFetch(new Response(text, { status: 200 }));
    const outcome = await createAcme({ fetch, hooks: { onWarning } }).cancel("j1");
    expect(outcome).toMatchObject({ state: "already-canceled", body: undefined });
    expect(onWarning).not.toHaveBeenCalled();
  });

  test.each([
    [201, "canceling", undefined],
    [299, "canceling", undefined],
    [410, "not-found", undefined],
  ])("an undocumented %i is %s, and marked", async (status, state, stopped) => {
    const { fetch } = stubFetch(json(status, { any: "thing" }));
    const outcome = await createAcme({ fetch }).cancel("j1");
    expect(outcome).toMatchObject({ state, stopped, status, documented: false, body: { any: "thing" } });
  });

  test.each([
    [401, "unauthorized"],
    [403, "forbidden"],
    [418, "unexpected-response"],
    [422, "invalid-request"],
    [429, "rate-limited"],
    [503, "server-error"],
  ])("%i is an error that says what to do: %s", async (status, code) => {
    const { fetch } = stubFetch(json(status, { message: "vendor's words" }));
    const error = await createAcme({ fetch, retries: 0 })
      .cancel("j1")
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code,
      status,
      provider: "acme",
      operation: "POST /jobs/{job}/cancel",
      attempts: 1,
      body: { message: "vendor's words" },
    });
    expect((error as Error).message).toMatch(
      new RegExp(
        `^acme: POST /jobs/\\{job\\}/cancel returned ${status}, ${code}: "vendor's words"; \\w.+\\.$`,
      ),
    );
  });

  test("an error's body that is not JSON is its text", async () => {
    const { fetch } = stubFetch(html(500));
    await expect(createAcme({ fetch, retries: 0 }).cancel("j1")).rejects.toMatchObject({
      body: "<html>gateway</html>",
    });
  });

  test("names the key's variable when the key was refused", async () => {
    const { fetch } = stubFetch(json(401, {}));
    await expect(createAcme({ fetch }).cancel("j1")).rejects.toThrow(
      "check the API key (ACME_API_KEY or apiKey).",
    );
  });
});
