import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { runCli } from "./run-cli.ts";
import { fakeIo } from "./testing/fake-io.ts";

test("serves until it is interrupted, and says how to call it", async () => {
  const io = fakeIo();
  const running = runCli(["mock", "pulse", "--port", "0"], io);
  while (!io.out().includes("npx")) await new Promise((resolve) => setTimeout(resolve, 10));
  const [, url = ""] = /mocked at (http:\/\/127\.0\.0\.1:\d+)/.exec(io.out()) ?? [];
  expect(io.out()).toContain(
    `  PULSE_BASE_URL=${url} PULSE_API_KEY=any \\\n    npx calloff cancel pulse:abc\n`,
  );
  const answer = await fetch(`${url}/job/abc`, { method: "DELETE", headers: { "x-api-key": "any" } });
  expect(answer.status).toBe(200);
  io.interrupt("SIGINT");
  expect(await running).toBe(0);
  await expect(fetch(`${url}/job/abc`)).rejects.toThrow();
});

test("a port that is taken is said", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  const io = fakeIo();
  expect(await runCli(["mock", "pulse", "--port", String(port)], io)).toBe(2);
  expect(io.err()).toBe(
    `calloff: --port ${port}: cannot listen there (EADDRINUSE); use another port, or 0 for a free one.\n`,
  );
  await new Promise((resolve) => other.close(resolve));
});
