import { describe, expect, expectTypeOf, test, vi } from "vitest";
import { createProvider } from "../provider.ts";
import { type ItemStream, items } from "../stream/items.ts";
import { bodyOf } from "../testing/body-of.ts";
import { stubFetch } from "../testing/stub-fetch.ts";
import { transformAnswer } from "./transform-answer.ts";
import { transformStream } from "./transform-stream.ts";
import type { Client } from "./typed-client.ts";

const EVENTS = "text/event-stream";

describe("a stream through the typed client", () => {
  interface Paths {
    "/events": {
      get: {
        responses: {
          200: { content: { [EVENTS]: ItemStream<{ data: string; id?: string }> } };
          404: { content: { "application/json": { why: string } } };
        };
      };
    };
  }

  function clientFor(body: ReadableStream<Uint8Array>, status = 200) {
    const { fetch, sent } = stubFetch(new Response(body, { status, headers: { "content-type": EVENTS } }));
    const operation = { answer: [EVENTS, "text/plain"], stream: [EVENTS] };
    const { client } = createProvider<"acme", Paths>(
      {
        name: "acme",
        baseUrl: "https://api.acme.example",
        operations: { "GET /events": operation },
        transforms: [transformStream, transformAnswer],
      },
      { fetch, retries: 0 },
    );
    return { client, sent };
  }

  test("items have their type, and come as they are sent", async () => {
    const { body, state } = bodyOf(["data: a\n\n"], false);
    const { client, sent } = clientFor(body);
    const answer = await client.GET("/events");
    expect(sent[0]?.headers.get("accept")).toBe(`${EVENTS}, text/plain`);
    if (!answer.data) throw new Error("no data");
    for await (const item of items(answer)) {
      expectTypeOf(item).toEqualTypeOf<{ data: string; id?: string }>();
      expect(item).toEqual({ data: "a" });
      break;
    }
    // Through a pipe, the source hears of it a little later.
    await vi.waitFor(() => expect(state.canceled).toBe(true));
  });

  test("an answer that is only a stream when it is asked for has items of the type that the user says", async () => {
    const { client } = clientFor(bodyOf(["data: a\n\n"]).body);
    const answer = await client.GET("/events", { parseAs: "stream" });
    if (!answer.data) throw new Error("no data");
    for await (const item of items<{ data: string }>(answer)) {
      expectTypeOf(item).toEqualTypeOf<{ data: string }>();
      expect(item).toEqual({ data: "a" });
    }
  });

  test("an abort ends them, with its reason", async () => {
    const { body } = bodyOf(["data: a\n\n"], false);
    const { client } = clientFor(body);
    const stop = new AbortController();
    const answer = await client.GET("/events", { signal: stop.signal });
    if (!answer.data) throw new Error("no data");
    const reason = new Error("enough");
    const reading = (async () => {
      for await (const _ of items(answer)) stop.abort(reason);
    })();
    await expect(reading).rejects.toBe(reason);
  });

  test("what is no success is an error, and what is asked for otherwise no stream", async () => {
    const failed = await clientFor(bodyOf(['{"why":"gone"}']).body, 404).client.GET("/events");
    expect(failed.error).toEqual({ why: "gone" });
    const headers = { accept: "text/plain" };
    const { data } = await clientFor(bodyOf(["data: a\n\n"]).body).client.GET("/events", { headers });
    expect(data).toBe("data: a\n\n");
  });
});

test("an answer that may be an error has to be looked at first", () => {
  const check = async (
    client: Client<{ "/x": { get: { responses: { 200: { content: { a: ItemStream<1> } } } } } }>,
  ) => {
    const answer = await client.GET("/x");
    // @ts-expect-error there may be no data
    items(answer);
  };
  expectTypeOf(check).toBeFunction();
});
