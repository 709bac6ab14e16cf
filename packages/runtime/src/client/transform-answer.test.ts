import { describe, expect, test } from "vitest";
import { createProvider } from "../provider.ts";
import { BASE, call } from "../testing/call-operation.ts";
import { stubFetch } from "../testing/stub-fetch.ts";
import type { OperationDescriptor } from "./request-transform.ts";

describe("an answer", () => {
  test.each<[readonly string[], unknown]>([
    [["text/plain"], "hi"],
    [["application/xml"], "hi"],
    [["text/event-stream"], "hi"],
  ])("of %j is text", async (answer, expected) => {
    const { data, request } = await call(["/x", { answer }], {}, new Response("hi"));
    expect(data).toBe(expected);
    expect(request.headers.get("accept")).toBe(answer.join(", "));
  });

  test("is read as what the user asks for", async () => {
    const operation = { answer: ["application/json", "text/plain"] };
    const init = { headers: { Accept: "text/plain" } };
    const { data, request } = await call(["/x", operation], init, new Response("hi"));
    expect([data, request.headers.get("accept")]).toEqual(["hi", "text/plain"]);
    expect((await call(["/x", operation], {}, new Response('"hi"'))).data).toBe("hi");
  });

  test("of bytes is a Blob", async () => {
    const { data } = await call(["/x", { answer: ["application/pdf"] }], {}, new Response("%PDF"));
    expect(await (data as Blob).text()).toBe("%PDF");
  });

  test("of JSON of a vendor's type is its value", async () => {
    const { data } = await call(["/x", { answer: ["application/hal+json"] }], {}, new Response('{"a":1}'));
    expect(data).toEqual({ a: 1 });
  });

  test("without an end is read as it comes, and ends with the caller's signal", async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode("data: 1\n\n"));
      },
    });
    const stop = new AbortController();
    const init = { parseAs: "stream", signal: stop.signal };
    const { data } = await call(["/x", { answer: ["text/event-stream"] }], init, new Response(endless));
    const reader = (data as ReadableStream<Uint8Array>).getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("data: 1\n\n");
    stop.abort();
    // What is on its way already may still be read.
    const readOn = async (): Promise<void> => {
      for (let left = 100; left > 0; left -= 1) await reader.read();
    };
    await expect(readOn()).rejects.toMatchObject({ name: "AbortError" });
  });
});

test("an operation with a server of its own goes there, unless the user has given another", async () => {
  const upload: [string, OperationDescriptor] = ["/files", { server: "https://upload.acme.example" }];
  expect((await call(upload)).request.url).toBe("https://upload.acme.example/files");
  const { fetch, sent } = stubFetch(new Response("{}"));
  const descriptor = { name: "acme", baseUrl: BASE, operations: { "GET /files": upload[1] } };
  const { client } = createProvider(descriptor, { fetch, baseUrl: "http://127.0.0.1:7" });
  await (client as unknown as { GET(path: string): Promise<unknown> }).GET("/files");
  expect(sent[0]?.url).toBe("http://127.0.0.1:7/files");
});
