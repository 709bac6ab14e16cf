import { createTrackableProvider } from "@calloff/runtime";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createCalloff } from "../create-calloff.ts";
import { acme, jobsOf } from "../testing/acme.ts";
import type { CancelResult } from "./cancel-result.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A vendor whose cancel says no more than 202, and which says when asked how a job is. */
function slow(statusOf: (id: string) => string) {
  const sent: string[] = [];
  const provider = createTrackableProvider<"slow", object, string, never, never>(
    {
      name: "slow",
      baseUrl: "https://slow.example",
      cancel: {
        method: "DELETE",
        path: "/job/{id}",
        id: { name: "id", kind: "string" },
        answers: { 202: "canceling" },
      },
      status: {
        method: "GET",
        path: "/job/{id}",
        id: { name: "id", kind: "string" },
        documented: ["200"],
        state: { at: "/state", values: { running: "running", stopped: "canceled", done: "succeeded" } },
      },
    },
    {
      async fetch(url, init) {
        const id = String(url).slice("https://slow.example/job/".length);
        sent.push(`${init?.method} ${id}`);
        if (init?.method === "DELETE") return new Response(null, { status: 202 });
        return Response.json({ state: statusOf(id) });
      },
    },
  );
  return { provider, sent };
}

async function all(results: AsyncIterable<CancelResult>): Promise<CancelResult[]> {
  const list: CancelResult[] = [];
  for await (const result of results) list.push(result);
  return list;
}

test("follows up what was accepted, and cancels without where a vendor has no status", async () => {
  const { provider } = slow((id) => (id === "fast" ? "done" : "stopped"));
  const jobs = createCalloff({ slow: provider, one: acme("one") });
  const done = all(jobs.cancelAll(["slow:a", "slow:fast", "one:b"], { confirm: true }));
  await vi.advanceTimersByTimeAsync(1_000);
  const outcomes = new Map((await done).map((result) => [result.reference, result]));
  expect(outcomes.get("slow:a")).toMatchObject({
    outcome: { state: "canceled", confirmation: { confirmed: true } },
  });
  expect(outcomes.get("slow:fast")).toMatchObject({
    outcome: { state: "already-finished", confirmation: { confirmed: true } },
  });
  expect(outcomes.get("one:b")).toMatchObject({ outcome: { state: "canceled", confirmation: undefined } });
});

test("a job that is watched keeps no other from being canceled, up to 256 of them", async () => {
  const { provider, sent } = slow(() => "running");
  const controller = new AbortController();
  const { signal } = controller;
  const options = { confirm: true, concurrency: 2, signal };
  const done = all(createCalloff({ slow: provider }).cancelAll(jobsOf("slow", 300), options));
  await vi.advanceTimersByTimeAsync(100);
  expect(sent.filter((request) => request.startsWith("DELETE"))).toHaveLength(256);
  controller.abort();
  const results = await done;
  const [unsent, watched] = [results.slice(0, 44), results.slice(44)];
  expect(unsent.every(({ kind }) => kind === "not-sent")).toBe(true);
  expect(watched).toHaveLength(256);
  expect(watched[0]).toMatchObject({
    kind: "answered",
    outcome: { state: "canceling", confirmation: { confirmed: false, error: { code: "aborted" } } },
  });
  expect(vi.getTimerCount()).toBe(0);
});
