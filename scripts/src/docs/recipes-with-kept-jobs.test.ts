import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import type { Job } from "bullmq";
import { newDb } from "pg-mem";
import { describe, expect, test } from "vitest";
import { loadRecipe, recipeCode, writeRecipe } from "./testing/load-recipe.ts";
import {
  asked,
  CANCEL,
  CREATE,
  READ,
  REPLICATE,
  replicate,
  standInForReplicate,
} from "./testing/recipe-replicate.ts";

standInForReplicate();

describe("BullMQ", () => {
  type Render = (job: Job, token?: string, signal?: AbortSignal) => Promise<unknown>;

  /** As much of a job as the recipe uses; BullMQ's own needs Redis. */
  function jobOf(data: object): Job {
    const job = {
      data,
      async updateData(changed: object) {
        job.data = changed;
      },
    };
    return job as unknown as Job;
  }

  test("a job that finishes gives the output, and keeps the prediction's id", async () => {
    const { render } = await loadRecipe<{ render: Render }>("bullmq");
    replicate.createdAs = "succeeded";
    const job = jobOf({ prompt: "a lighthouse" });
    expect(await render(job)).toEqual(["https://files.example/p1.webp"]);
    expect(job.data).toEqual({ prompt: "a lighthouse", prediction: "p1" });
    expect(replicate.requests).toEqual([CREATE, READ, READ]);
  });

  test("a second try goes on with the prediction of the first", async () => {
    const { render } = await loadRecipe<{ render: Render }>("bullmq");
    replicate.statuses.set("p1", "succeeded");
    await render(jobOf({ prompt: "a lighthouse", prediction: "p1" }));
    expect(replicate.requests).toEqual([READ, READ]);
  });

  test("an abort cancels the prediction, and BullMQ does not try again", async () => {
    const { render } = await loadRecipe<{ render: Render }>("bullmq");
    const stop = new AbortController();
    const rendered = expect(
      render(jobOf({ prompt: "a lighthouse" }), "token", stop.signal),
    ).rejects.toMatchObject({
      name: "UnrecoverableError",
      message: "canceled on request: canceled",
    });
    await asked(READ);
    stop.abort();
    await rendered;
    expect(replicate.requests.filter((request) => request === CANCEL)).toHaveLength(1);
  });

  test("a prediction that was canceled elsewhere ends the job", async () => {
    const { render } = await loadRecipe<{ render: Render }>("bullmq");
    replicate.createdAs = "canceled";
    await expect(render(jobOf({ prompt: "a lighthouse" }))).rejects.toMatchObject({
      name: "UnrecoverableError",
      message: "the prediction ended as canceled",
    });
    expect(replicate.requests).toEqual([CREATE, READ]);
  });

  test("a status that cannot be read leaves the prediction to the next try", async () => {
    const { render } = await loadRecipe<{ render: Render }>("bullmq");
    // The vendor does not know it: not to be tried again within the call.
    const lost = jobOf({ prompt: "a lighthouse", prediction: "p9" });
    await expect(render(lost)).rejects.toMatchObject({ code: "not-found" });
    expect(replicate.requests).toEqual(["GET /predictions/p9"]);
  });
});

describe("Express", () => {
  test("stops a job by the button, and another when the server is told to end", async () => {
    const preload = pathToFileURL(join(import.meta.dirname, "testing/route-to-mocks.mjs")).href;
    const child = spawn(process.execPath, ["--import", preload, writeRecipe("express")], {
      env: {
        PATH: process.env["PATH"],
        PORT: "0",
        REPLICATE_API_TOKEN: "any",
        CALLOFF_DOCS_MOCKS: JSON.stringify({ [REPLICATE]: replicate.url }),
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(child, "exit");
    const [address] = (await once(createInterface(child.stdout), "line")) as [string];
    const renders = `http://localhost:${/port: (\d+)/.exec(address)?.[1]}/renders`;
    const body = JSON.stringify({ prompt: "a lighthouse" });
    const headers = { "content-type": "application/json" };
    const post = (): Promise<Response> => fetch(renders, { method: "POST", headers, body });

    expect(await (await post()).json()).toEqual({ job: "replicate.prediction:p1" });
    const stopped = await fetch(`${renders}/replicate.prediction:p1`, { method: "DELETE" });
    expect([stopped.status, await stopped.json()]).toEqual([200, { state: "canceled" }]);
    const unknown = await fetch(`${renders}/nonsense`, { method: "DELETE" });
    expect([unknown.status, await unknown.json()]).toEqual([400, { error: "invalid-options" }]);

    expect((await post()).status).toBe(202);
    child.kill("SIGTERM");
    expect(await ended).toEqual([null, "SIGTERM"]);
    expect(replicate.statuses).toEqual(
      new Map([
        ["p1", "canceled"],
        ["p2", "canceled"],
      ]),
    );
  });
});

describe("a queue table in Postgres", () => {
  interface Database {
    query(text: string, values?: unknown[]): Promise<{ rows: { reference: string; outcome: string }[] }>;
  }

  async function withTable(rows: string): Promise<Database> {
    // It has one connection, and so nothing for `skip locked` to skip: it would refuse what it leaves out.
    const memory = newDb({ noAstCoverageCheck: true });
    memory.public.none(recipeCode("postgres-queue", "sql"));
    memory.public.none(
      `insert into paid_jobs (reference, stop_requested_at, claimed_at, outcome) values ${rows}`,
    );
    const { Pool } = memory.adapters.createPg() as { Pool: new () => Database };
    return new Pool();
  }

  const load = (): Promise<{ cancelRequested(database: Database): Promise<number> }> =>
    loadRecipe("postgres-queue");

  test("takes what is to be stopped and is held by nobody, and writes down what came of it", async () => {
    for (const id of ["p1", "p2", "p3", "p4", "p5"]) replicate.statuses.set(id, "processing");
    const database = await withTable(`
      ('replicate.prediction:p1', now(), null, null),
      ('replicate.prediction:p2', null, null, null),
      ('replicate.prediction:p3', now(), now(), null),
      ('replicate.prediction:p4', now(), now() - interval '6 minutes', null),
      ('replicate.prediction:p5', now(), null, 'canceled'),
      ('replicate.prediction:p6', now(), null, null),
      ('nonsense', now(), null, null)`);
    const { cancelRequested } = await load();
    expect(await cancelRequested(database)).toBe(4);
    const { rows } = await database.query(
      "select reference, outcome, problem from paid_jobs order by reference",
    );
    const problem = expect.stringContaining('"nonsense" is not a job reference');
    expect(rows).toEqual([
      { reference: "nonsense", outcome: null, problem },
      { reference: "replicate.prediction:p1", outcome: "canceled", problem: null },
      { reference: "replicate.prediction:p2", outcome: null, problem: null },
      { reference: "replicate.prediction:p3", outcome: null, problem: null },
      { reference: "replicate.prediction:p4", outcome: "canceled", problem: null },
      { reference: "replicate.prediction:p5", outcome: "canceled", problem: null },
      { reference: "replicate.prediction:p6", outcome: "not-found", problem: null },
    ]);
    expect([...replicate.requests].sort()).toEqual([1, 4, 6].map((id) => `POST /predictions/p${id}/cancel`));
  });

  test("takes nothing twice", async () => {
    replicate.statuses.set("p1", "processing");
    const database = await withTable("('replicate.prediction:p1', now(), null, null)");
    const { cancelRequested } = await load();
    expect(await cancelRequested(database)).toBe(1);
    expect(await cancelRequested(database)).toBe(0);
    expect(replicate.requests).toEqual([CANCEL]);
  });
});
