import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import type { LiveOptions } from "./run-live.ts";
import { answer, type Run, runAgainst } from "./testing/run-against.ts";

/** Runs at a terminal where a person types this and no more. */
function typed(text: string, options: Partial<LiveOptions> = {}): Promise<Run> {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  stdin.end(text);
  return runAgainst(answer(204), "topaz", { yes: false, ...options }, { stdin });
}

test.each(["y\n", "yes\n", " YES \n"])("%j sends", async (text) => {
  const run = await typed(text);
  expect(run.status).toBe(0);
  expect(run.requests).toEqual(["DELETE /base/cancel/0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21"]);
});

test.each(["n\n", "\n", "yesterday\n", "no\nyes\n", "", "y"])("%j sends nothing", async (text) => {
  const run = await typed(text);
  expect(run.requests).toEqual([]);
  expect(run.status).toBe(2);
  expect(run.stdout).toBe("");
  expect(run.stderr).toMatch(/Nothing was sent\.\n$/);
});

test("the question names the provider, the job, the request, the host, and where the key comes from", async () => {
  const { stderr } = await typed("n\n", { baseUrl: "https://eu.topaz.example/v2" });
  expect(stderr).toContain('job "0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21" at topaz');
  expect(stderr).toContain(
    "\n  DELETE https://eu.topaz.example/v2/cancel/0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21\n",
  );
  expect(stderr).toContain("goes to eu.topaz.example, with the key in TOPAZ_API_KEY. Send it? [y/N]");
});

test("nothing is sent while the question stands", async () => {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const answered: string[] = [];
  const asked = runAgainst(
    (_, response) => {
      answered.push("sent");
      response.writeHead(204).end();
    },
    "topaz",
    { yes: false },
    { stdin },
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(answered).toEqual([]);
  stdin.write("y\n");
  expect((await asked).status).toBe(0);
  expect(answered).toEqual(["sent"]);
});

test("without a terminal it refuses, even when a yes is piped in", async () => {
  const stdin = new PassThrough();
  stdin.end("yes\n");
  const run = await runAgainst(answer(204), "topaz", { yes: false }, { stdin });
  expect(run.requests).toEqual([]);
  expect(run.status).toBe(2);
  expect(run.stderr).toBe(
    "There is no terminal to ask at: give --yes to send without asking. Nothing was sent.\n",
  );
});

test("--yes asks nothing", async () => {
  const run = await runAgainst(answer(204), "topaz", { yes: true });
  expect(run.stderr).toBe("");
  expect(run.requests).toHaveLength(1);
});
