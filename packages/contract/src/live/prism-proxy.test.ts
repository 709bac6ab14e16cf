import { startServer } from "@calloff/test-support";
import { expect, test } from "vitest";
import { openPrismProxy, type PrismProxy } from "./prism-proxy.ts";
import { answer, builtProvider, type StandIn } from "./testing/run-against.ts";

async function through(
  standIn: StandIn,
  use: (proxy: PrismProxy, url: string) => Promise<void>,
): Promise<void> {
  await using server = await startServer(standIn);
  const { document } = await builtProvider("tensorpool");
  const baseUrl = `${server.url}/base/`;
  const proxy = await openPrismProxy(document, { baseUrl, maxBodyBytes: 1000, timeout: 5000 });
  await use(proxy, `${server.url}/base/job/cancel/j-1`);
}

const authorized = { method: "POST", headers: { authorization: "Bearer abc" } };
const wrong = { job_id: "j-1", message: "x", status: "stopping" };

test("the client gets what the vendor sent, and Prism says what is wrong with it", async () => {
  await through(answer(202, wrong, { "x-request-id": "r1" }), async (proxy, url) => {
    const response = await proxy.fetch(url, authorized);
    expect([response.status, response.headers.get("x-request-id")]).toEqual([202, "r1"]);
    expect(await response.json()).toEqual(wrong);
    const { violations, received } = await proxy.finished();
    expect(violations).toMatchObject([{ side: "response", path: ["body", "status"], code: "enum" }]);
    expect(received?.text).toBe(JSON.stringify(wrong));
  });
});

test("a request without its credential is sent on, and named", async () => {
  await through(answer(403), async (proxy, url) => {
    expect((await proxy.fetch(url, { method: "POST" })).status).toBe(403);
    const { violations } = await proxy.finished();
    expect(violations).toMatchObject([{ side: "request", code: "401" }]);
  });
});

test("a redirect is handed over, never followed, whatever the client asks", async () => {
  const asked: (string | undefined)[] = [];
  const redirect: StandIn = (request, response) => {
    asked.push(request.url);
    response.writeHead(308, { location: "/elsewhere" }).end();
  };
  await through(redirect, async (proxy, url) => {
    expect((await proxy.fetch(url, { ...authorized, redirect: "follow" })).status).toBe(308);
    await proxy.finished();
    expect(asked).toEqual(["/base/job/cancel/j-1"]);
  });
});

test("a body longer than the limit is not read to its end", async () => {
  await through(answer(200, "x".repeat(5000)), async (proxy, url) => {
    await proxy.fetch(url, authorized);
    const { received } = await proxy.finished();
    expect(received?.brokenOff).toBe("it is longer than 1000 bytes");
  });
});

test("a broken connection rejects as fetch does", async () => {
  const close: StandIn = (_, response) => void response.socket?.destroy();
  await through(close, async (proxy, url) => {
    await expect(proxy.fetch(url, authorized)).rejects.toThrow(TypeError);
    expect(await proxy.finished()).toEqual({ received: undefined, violations: [] });
  });
});
