import {
  type CancelableKind,
  type CompoundId,
  createProviderOfKinds,
  type JobStatus,
  type Outcome,
  type Provider,
  type TrackableKind,
} from "@calloff/runtime";
import { checkCompoundId, placeId } from "@calloff/runtime/internal";
import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";

import { formatReference } from "./job-reference.ts";
import { createCalloff } from "./start.ts";

interface RunId extends CompoundId {
  readonly evalId: string;
  readonly run: number;
}
interface Kinds {
  readonly batch: TrackableKind<
    "acme.batch",
    string,
    Outcome<"acme.batch", string>,
    JobStatus<"acme.batch", string>
  >;
  readonly evalRun: CancelableKind<"acme.evalRun", RunId, Outcome<"acme.evalRun", RunId>>;
}

/** An invented vendor with two kinds of job, and what it was asked. */
function composed() {
  const asked: string[] = [];
  const fetch = async (url: unknown, { method = "GET" }: RequestInit = {}): Promise<Response> => {
    asked.push(`${method} ${String(url).slice("https://api.acme.example".length)}`);
    return Response.json({ status: "stopped" });
  };
  const batchId = { name: "id", kind: "string" } as const;
  const acme: Provider<"acme"> & Kinds = createProviderOfKinds<"acme", object, Kinds>(
    {
      name: "acme",
      baseUrl: "https://api.acme.example",
      kinds: {
        batch: {
          cancel: {
            method: "POST",
            path: "/batches/{id}/cancel",
            id: batchId,
            answers: { 200: "canceling" },
          },
          status: {
            method: "GET",
            path: "/batches/{id}",
            id: batchId,
            documented: ["200"],
            state: { at: "/status", values: { stopped: "canceled" } },
          },
        },
        evalRun: {
          cancel: {
            method: "POST",
            path: "/evals/{evalId}/runs/{run}",
            id: {
              parts: [
                { name: "evalId", kind: "string" },
                { name: "run", kind: "integer" },
              ],
              check: checkCompoundId,
            },
            place: placeId,
            answers: { 200: "canceled" },
          },
        },
      },
    },
    { fetch: fetch as typeof globalThis.fetch },
  );
  return { asked, jobs: createCalloff({ acme }) };
}

describe("a vendor with several kinds of job", () => {
  test("each is called by provider and kind, or by a reference", async () => {
    const { jobs, asked } = composed();
    expect(await jobs.cancel("acme.batch", "b1")).toMatchObject({ provider: "acme.batch", id: "b1" });
    expect(await jobs.cancel("acme.batch:b:2")).toMatchObject({ id: "b:2" });
    expect(await jobs.cancel("acme.batch:b3", { confirm: true })).toMatchObject({ state: "canceled" });
    expect(await jobs.status({ provider: "acme.batch", id: "b4" })).toMatchObject({ state: "canceled" });
    expect(await jobs.cancel("acme.evalRun", { run: 7, evalId: "e/1" })).toMatchObject({
      provider: "acme.evalRun",
      id: { evalId: "e/1", run: 7 },
    });
    expect(asked).toEqual([
      "POST /batches/b1/cancel",
      "POST /batches/b%3A2/cancel",
      "POST /batches/b3/cancel",
      "GET /batches/b3",
      "GET /batches/b4",
      "POST /evals/e%2F1/runs/7",
    ]);
  });

  test("many of several kinds are canceled in one run, and guarded ones when their scope is left", async () => {
    const { jobs, asked } = composed();
    const states: string[] = [];
    const references = ["acme.batch:b1", "acme.evalRun:e/7", "acme:b2", "acme.evalRun:e"];
    for await (const result of jobs.cancelAll(references)) {
      states.push(
        `${result.reference} ${result.kind === "answered" ? result.outcome.state : result.error.code}`,
      );
    }
    expect(states.sort()).toEqual([
      "acme.batch:b1 canceling",
      "acme.evalRun:e invalid-job-id",
      "acme.evalRun:e/7 canceled",
      "acme:b2 invalid-options",
    ]);
    {
      await using job = jobs.guard("acme.evalRun:e/8");
      expect(job.reference).toBe("acme.evalRun:e/8");
    }
    expect(asked.sort()).toEqual(["POST /batches/b1/cancel", "POST /evals/e/runs/7", "POST /evals/e/runs/8"]);
  });

  test("the provider alone names no job, and says which do", async () => {
    const { jobs } = composed();
    // @ts-expect-error a kind is missing
    const canceling = jobs.cancel("acme", "b1");
    await expect(canceling).rejects.toMatchObject({
      code: "invalid-options",
      message: "acme has no operation for cancel; try acme.batch.",
    });
  });

  test("references of ids with several parts come back as they were, whatever the parts hold", () => {
    const { jobs } = composed();
    const part = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !/^\.{1,2}$/.test(text));
    const property = fc.property(part, fc.maxSafeNat(), (evalId, run) => {
      const job = { provider: "acme.evalRun", id: { run, evalId } } as const;
      const text = jobs.formatReference(job);
      expect(text).not.toMatch(/\s/);
      expect(jobs.parseReference(text)).toEqual(job);
    });
    fc.assert(property);
    expect(jobs.formatReference({ provider: "acme.evalRun", id: { run: 7, evalId: "e/1" } })).toBe(
      "acme.evalRun:e%2F1/7",
    );
  });

  test("an id of several parts has no order of its own: only the composed providers print it", () => {
    const job = { provider: "acme.evalRun", id: { run: 7, evalId: "e" } };
    // @ts-expect-error an id of several parts
    expect(() => formatReference(job)).toThrow(/use jobs\.formatReference/);
  });

  test("what is wrong does not compile", () => {
    const { jobs } = composed();
    type Jobs = typeof jobs;
    expectTypeOf<Jobs["cancel"]>().toBeCallableWith("acme.evalRun", { evalId: "e", run: 7 });
    const wrong = (): void => {
      // @ts-expect-error a part of the id is missing
      void jobs.cancel("acme.evalRun", { evalId: "e" });
      // @ts-expect-error no such kind
      void jobs.cancel("acme.training", "t1");
      // @ts-expect-error a kind without status
      void jobs.status("acme.evalRun", { evalId: "e", run: 7 });
      // @ts-expect-error a kind without status cannot confirm
      void jobs.cancel("acme.evalRun", { evalId: "e", run: 7 }, { confirm: true });
    };
    expect(wrong).toBeTypeOf("function");
  });
});
