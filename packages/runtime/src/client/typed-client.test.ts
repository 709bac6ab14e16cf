import { getEventListeners } from "node:events";
import { inspect } from "node:util";
import { describe, expect, expectTypeOf, test, vi } from "vitest";
import { createAcme, createTrackableAcme, json, KEY, stubFetch } from "../testing/stub-fetch.ts";
import type { Client } from "./typed-client.ts";

describe("the typed client", () => {
  test("gives data for a success and error for the rest, typed by the document", async () => {
    const { fetch } = stubFetch(json(200, { state: "x" }), json(404, { message: "no" }));
    const { client } = createAcme({ fetch });
    const params = { path: { job: "j1" } };
    const first = await client.POST("/jobs/{job}/cancel", { params });
    expect([first.data, first.response.status]).toEqual([{ state: "x" }, 200]);
    expectTypeOf(first.data).toEqualTypeOf<{ state: string } | undefined>();
    const second = await client.POST("/jobs/{job}/cancel", { params });
    expect([second.error, second.response.status]).toEqual([{ message: "no" }, 404]);
  });

  test("sends the key, the query and the body, and refuses to follow", async () => {
    const { fetch, sent } = stubFetch(json(200, { jobs: [] }), json(201, { id: "1" }));
    const { client } = createAcme({ fetch });
    await client.GET("/jobs", { params: { query: { page: 2 } } });
    await client.POST("/jobs", { body: { file: "a.pdf" } });
    expect(sent).toMatchObject([
      { url: "https://api.acme.example/v1/jobs?page=2", method: "GET", redirect: "manual" },
      { url: "https://api.acme.example/v1/jobs", method: "POST", redirect: "manual" },
    ]);
    expect(sent.map(({ headers }) => headers.get("x-acme-key"))).toEqual([`Key ${KEY}`, `Key ${KEY}`]);
    expect(new TextDecoder().decode(sent[1]?.body as ArrayBuffer)).toBe('{"file":"a.pdf"}');
  });

  test.each([
    ["GET", 2],
    ["PUT", 2],
    ["POST", 1],
  ] as const)("repeats %s as often as HTTP allows: %i requests", async (method, requests) => {
    const busy = (): Response => json(503, {}, { "retry-after": "0" });
    const { fetch, sent } = stubFetch(busy(), json(200, { jobs: [] }));
    const { client } = createAcme({ fetch });
    const body = method === "GET" ? {} : { body: { file: "a.pdf" } };
    await client[method as "PUT"]("/jobs", body as { body: { file: string } });
    expect(sent).toHaveLength(requests);
    const bodies = sent.map((request) =>
      request.body ? new TextDecoder().decode(request.body as ArrayBuffer) : "",
    );
    expect(new Set(bodies).size).toBe(1);
  });

  test("sends QUERY, which may be repeated, and methods without a function, which may not", async () => {
    const busy = (): Response => json(503, {}, { "retry-after": "0" });
    const { fetch, sent } = stubFetch(busy(), json(200, []), busy());
    const client = createAcme({ fetch }).client as unknown as Client<{
      "/jobs": {
        query: { requestBody: { content: { "application/json": string } }; responses: { 200: object } };
        COPY: { responses: { 200: object } };
      };
    }>;
    await client.QUERY("/jobs", { body: "a" });
    await client.request("COPY", "/jobs");
    expect(sent.map(({ method }) => method)).toEqual(["QUERY", "QUERY", "COPY"]);
    expect(new TextDecoder().decode(sent[1]?.body as ArrayBuffer)).toBe('"a"');
  });

  test("takes middleware for the requests after it, and not for those before", async () => {
    const { fetch, sent } = stubFetch(...[1, 2, 3].map(() => json(200, { jobs: [] })));
    const { client } = createAcme({ fetch });
    const mark = { onRequest: ({ request }: { request: Request }) => request.headers.set("x-mark", "1") };
    const get = (when: string) => client.GET("/jobs", { headers: { "x-when": when } });
    const before = get("before");
    client.use(mark);
    const between = get("between");
    client.eject(mark);
    const after = get("after");
    await Promise.all([before, between, after]);
    // Middleware takes a turn of its own, so that the request with it may be sent last.
    const marks = sent.map(({ headers }) => [headers.get("x-when"), headers.get("x-mark")]);
    expect(Object.fromEntries(marks)).toEqual({ before: null, between: "1", after: null });
  });

  test("repeats the cancel operation, which asks for it", async () => {
    const { fetch, sent } = stubFetch(json(503, {}, { "retry-after": "0" }), json(200, { state: "x" }));
    await createAcme({ fetch }).client.POST("/jobs/{job}/cancel", { params: { path: { job: "j1" } } });
    expect(sent).toHaveLength(2);
  });

  test.each(["", ".", "..", undefined, null, "\ud800"])(
    "refuses the path parameter %j before it is sent",
    async (job) => {
      const { fetch, sent } = stubFetch();
      const call = createAcme({ fetch }).client.POST("/jobs/{job}/cancel", {
        params: { path: { job: job as string } },
      });
      await expect(call).rejects.toMatchObject({ code: "invalid-job-id" });
      expect(sent).toEqual([]);
    },
  );

  test("refuses a path without its parameters", async () => {
    const { fetch, sent } = stubFetch();
    await expect(createAcme({ fetch }).client.POST("/jobs/{job}/cancel", {} as never)).rejects.toMatchObject({
      code: "invalid-options",
    });
    expect(sent).toEqual([]);
  });

  test.each(["https://evil.example", "https://api.acme.example", "https://api.acme.example/v11"])(
    "does not take the key to %s for one request",
    async (baseUrl) => {
      const { fetch, sent } = stubFetch();
      await expect(createAcme({ fetch }).client.GET("/jobs", { baseUrl })).rejects.toMatchObject({
        code: "invalid-options",
      });
      expect(sent).toEqual([]);
    },
  );

  test("hooks do not see the query", async () => {
    const onRequest = vi.fn();
    const { fetch } = stubFetch(json(200, { jobs: [] }));
    await createAcme({ fetch, hooks: { onRequest } }).client.GET("/jobs", { params: { query: { page: 2 } } });
    expect(onRequest.mock.calls).toMatchObject([
      [{ url: "https://api.acme.example/v1/jobs", operation: "GET /jobs" }],
    ]);
  });

  test("headers that described the body on its way are gone", async () => {
    const { fetch } = stubFetch(
      json(200, { jobs: [] }, { "content-encoding": "br", "content-length": "5", etag: "x" }),
    );
    const { response } = await createAcme({ fetch }).client.GET("/jobs");
    expect(Object.fromEntries(response.headers)).toEqual({
      "content-length": '{"jobs":[]}'.length.toString(),
      "content-type": "application/json",
      etag: "x",
    });
  });

  // RFC 9110, section 8.6: the length is the one that the answer with a body would have.
  test.each([{}, { "content-length": "734003" }])(
    "a 304 has no body, with the headers %j",
    async (headers) => {
      const { fetch } = stubFetch(new Response(null, { status: 304, headers }));
      const { data, error, response } = await createAcme({ fetch }).client.GET("/jobs");
      expect([data, error, response.headers.get("content-length")]).toEqual([
        undefined,
        undefined,
        headers["content-length"] ?? null,
      ]);
    },
  );

  test("an empty success is no error", async () => {
    const { fetch } = stubFetch(new Response("", { status: 200 }), new Response(null, { status: 204 }));
    const { client } = createAcme({ fetch });
    expect((await client.GET("/jobs")).data).toBeUndefined();
    expect((await client.GET("/jobs")).response.status).toBe(204);
  });

  test("a success that is not JSON is a CalloffError, not a SyntaxError", async () => {
    const { fetch } = stubFetch(
      new Response("<html>", { status: 200 }),
      new Response("plain", { status: 200 }),
    );
    const { client } = createAcme({ fetch });
    await expect(client.GET("/jobs")).rejects.toMatchObject({
      code: "unexpected-response",
      status: 200,
      body: "<html>",
    });
    expect((await client.GET("/jobs", { parseAs: "text" })).data).toBe("plain");
  });

  test("a body over the limit is an error, and not asked for again", async () => {
    const { fetch, sent } = stubFetch(json(200, { jobs: ["x".repeat(100)] }));
    await expect(createAcme({ fetch, maxBodyBytes: 50 }).client.GET("/jobs")).rejects.toMatchObject({
      code: "unexpected-response",
      message: expect.stringContaining("maxBodyBytes"),
    });
    expect(sent).toHaveLength(1);
  });

  test("ends at once when its signal aborts", async () => {
    const controller = new AbortController();
    const { fetch } = stubFetch(() => new Promise<Response>(() => {}));
    const call = createAcme({ fetch }).client.GET("/jobs", { signal: controller.signal });
    await Promise.resolve();
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: "aborted" });
  });

  test("uses the fetch that is global when it calls", async () => {
    const { client } = createAcme();
    const { fetch, sent } = stubFetch(json(200, { jobs: [] }));
    vi.stubGlobal("fetch", fetch);
    await client.GET("/jobs");
    vi.unstubAllGlobals();
    expect(sent).toHaveLength(1);
  });

  test("takes the key out of an error's body and out of the URL, and leaves other bodies as they are", async () => {
    const echo = (status: number): Response => json(status, { message: `no key ${KEY}` });
    const { fetch } = stubFetch(echo(401), echo(200));
    const { client } = createAcme({ fetch });
    const refused = await client.GET("/jobs");
    expect(refused.error).toEqual({ message: "no key [key]" });
    expect(refused.response.headers.get("content-length")).toBe(String('{"message":"no key [key]"}'.length));
    expect((await client.GET("/jobs")).data).toEqual({ message: `no key ${KEY}` });
  });

  test("keeps the vendor's status text and URL, and the length that HEAD asks for", async () => {
    const headers = { "content-length": "734003", "content-encoding": "gzip" };
    const answer = new Response(null, { status: 200, statusText: "Fired", headers });
    Object.defineProperty(answer, "url", { value: "https://api.acme.example/v1/jobs" });
    const { fetch } = stubFetch(answer);
    const { response } = await createAcme({ fetch }).client.request("head" as "get", "/jobs", {
      parseAs: "text",
    });
    expect(response).toMatchObject({
      status: 200,
      statusText: "Fired",
      url: "https://api.acme.example/v1/jobs",
    });
    expect(Object.fromEntries(response.headers)).toEqual(headers);
  });

  test.each<[string, HeadersInit | Record<string, unknown>, string | null]>([
    ["undefined", { "x-trace": undefined }, null],
    ["null", { "x-trace": null }, null],
    ["a number", { "x-trace": 7 }, "7"],
    ["a list", { "x-trace": ["a", "b"] }, "a, b"],
    ["pairs", [["x-trace", "t1"]], "t1"],
    ["Headers", new Headers({ "x-trace": "t2" }), "t2"],
  ])("sends a header given as %s as fetch would", async (_, headers, expected) => {
    const { fetch, sent } = stubFetch(json(200, { jobs: [] }));
    await createAcme({ fetch }).client.GET("/jobs", { headers: headers as HeadersInit });
    expect(sent[0]?.headers.get("x-trace")).toBe(expected);
    expect(sent[0]?.headers.get("0")).toBeNull();
  });

  test("a body that never ends is given up with the call", async () => {
    const stalled = new ReadableStream({ pull: () => new Promise(() => {}) });
    const { fetch, sent } = stubFetch();
    const { client } = createAcme({ fetch, timeout: 20 });
    const init = { body: stalled as never, bodySerializer: (body: unknown) => body, duplex: "half" };
    await expect(client.POST("/jobs", init as never)).rejects.toMatchObject({ code: "timeout", attempts: 0 });
    expect(sent).toEqual([]);
  });

  test("a header that no request can hold is refused without being repeated", async () => {
    const { fetch } = stubFetch();
    const headers = { authorization: "Bearer s3cret\nX: 1" };
    const error = await createAcme({ fetch })
      .client.GET("/jobs", { headers })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "invalid-options" });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("s3cret");
  });

  test("leaves no listener on the caller's signal", async () => {
    const { signal } = new AbortController();
    const { fetch } = stubFetch(...[1, 2, 3].map(() => json(200, { jobs: [] })));
    const { client } = createAcme({ fetch });
    for (let call = 0; call < 3; call += 1) await client.GET("/jobs", { signal });
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

test("status and confirm are asked of the vendor, not of a cache", async () => {
  const caches: unknown[] = [];
  const states = ["working", "stopped"];
  /** Answers from its cache unless it is told not to, as Next.js does with what GET gave. */
  const cached = new Map<string, string>();
  const caching = (async (url: string, init: RequestInit) => {
    caches.push(init.cache);
    if (init.method !== "GET") return json(202, { status: "stopping" });
    const kept = init.cache === "no-store" ? undefined : cached.get(url);
    const body = kept ?? JSON.stringify({ job: { status: states.shift() ?? "stopped" } });
    cached.set(url, body);
    return new Response(body, { status: 200 });
  }) as typeof fetch;
  const acme = createTrackableAcme({ fetch: caching });
  expect((await acme.status("j1")).state).toBe("running");
  expect(await acme.cancel("j1", { confirm: true })).toMatchObject({ state: "canceled" });
  expect(new Set(caches)).toEqual(new Set(["no-store"]));
});
