import { expect, test } from "vitest";
import { startFallbackServer } from "./fallback-server.ts";

test("connections are kept while their process is busy, for whatever time", async () => {
  await using server = await startFallbackServer();
  server.answer({ status: 200, headers: {}, body: "here" });
  const { headers } = await fetch(server.origin);
  expect(headers.get("connection")).toBe("keep-alive");
  // Where a server says after how many seconds of silence it closes them.
  expect(headers.get("keep-alive")).toBeNull();
});

test("an operation with hundreds of query parameters arrives with all of them", async () => {
  await using server = await startFallbackServer();
  const query = Array.from({ length: 2_000 }, (_, index) => `parameter${index}=value${index}`).join("&");
  await fetch(`${server.origin}/search?${query}`);
  expect(server.requests.map(({ url }) => url)).toEqual([`/search?${query}`]);
});
