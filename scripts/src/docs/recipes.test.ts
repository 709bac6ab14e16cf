import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { type LanguageModel, simulateReadableStream } from "ai";
import { MockLanguageModelV3 } from "ai/test";
import type { Job } from "bullmq";
import type { Hono } from "hono";
import { newDb } from "pg-mem";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { loadRecipe, recipeCode, removeRecipes, writeRecipe } from "./testing/load-recipe.ts";
import { type StandInReplicate, startReplicate } from "./testing/stand-in-replicate.ts";

const REPLICATE = "https://api.replicate.com/v1";
const CREATE = "POST /models/black-forest-labs/flux-dev/predictions";
const READ = "GET /predictions/p1";
const CANCEL = "POST /predictions/p1/cancel";

type LanguageModelStreamPart =
  Awaited<ReturnType<MockLanguageModelV3["doStream"]>>["stream"] extends ReadableStream<infer Part>
    ? Part
    : never;

let replicate: StandInReplicate;
const token = process.env["REPLICATE_API_TOKEN"];

beforeAll(() => {
  process.env["REPLICATE_API_TOKEN"] = "any";
  const { fetch } = globalThis;
  // Recipes are loaded once, and keep this: it goes to the stand-in of the test at hand.
  vi.stubGlobal("fetch", (input: string | URL | Request, init?: RequestInit) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith(REPLICATE)) return fetch(input, init);
    const routed = replicate.url + url.slice(REPLICATE.length);
    return fetch(input instanceof Request ? new Request(routed, input) : routed, init);
  });
});
afterAll(() => {
  vi.unstubAllGlobals();
  if (token === undefined) delete process.env["REPLICATE_API_TOKEN"];
  else process.env["REPLICATE_API_TOKEN"] = token;
  removeRecipes();
});
beforeEach(async () => {
  replicate = await startReplicate();
});
afterEach(() => replicate[Symbol.asyncDispose]());

/** Resolves when the vendor has got this request. */
function asked(request: string): Promise<void> {
  return vi.waitFor(() => expect(replicate.requests).toContain(request), { timeout: 20_000 });
}

test("every recipe is run here, or where workflows are tested", () => {
  const names = readdirSync(resolve(import.meta.dirname, "../../../docs/recipes")).sort();
  const run = ["ai-sdk", "bullmq", "express", "hono-workers", "nextjs", "postgres-queue"];
  expect(names).toEqual([...run, "github-actions-drift"].sort().map((name) => `${name}.md`));
});

/** What the recipes that wait in a request have in common: `render` sends the prompt, and ends when it is answered. */
function describeWaiting(render: (signal: AbortSignal) => Promise<unknown>): void {
  test("a prediction that finishes is answered, and not canceled", async () => {
    replicate.createdAs = "succeeded";
    expect(await render(new AbortController().signal)).toEqual({
      state: "succeeded",
      output: ["https://files.example/p1.webp"],
    });
    expect(replicate.requests).toEqual([CREATE, READ, READ]);
  });

  test("an abort while it waits cancels the prediction", async () => {
    const stop = new AbortController();
    const answered = render(stop.signal).catch(() => {});
    await asked(READ);
    stop.abort();
    await answered;
    await asked(CANCEL);
    expect(replicate.statuses.get("p1")).toBe("canceled");
    expect(replicate.requests.filter((request) => request === CANCEL)).toHaveLength(1);
  });

  test("a status that cannot be read cancels the prediction", async () => {
    replicate.isReadable = false;
    await render(new AbortController().signal).catch(() => {});
    expect(replicate.requests).toEqual([CREATE, READ, CANCEL]);
  });

  test("an abort before the id is there cancels the prediction", async () => {
    const stop = new AbortController();
    replicate.beforeCreated = () => stop.abort();
    await render(stop.signal).catch(() => {});
    await asked(CANCEL);
    expect(replicate.requests).toEqual([CREATE, CANCEL]);
  });
}

describe("Next.js", () => {
  async function post(signal: AbortSignal): Promise<Response> {
    const { POST } = await loadRecipe<{ POST(request: Request): Promise<Response> }>("nextjs");
    const body = JSON.stringify({ prompt: "a lighthouse" });
    return POST(new Request("http://localhost/api/render", { method: "POST", body, signal }));
  }
  beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => {}));
  afterEach(() => vi.restoreAllMocks());
  describeWaiting(async (signal) => (await post(signal)).json());

  test("a request that was aborted before sends nothing", async () => {
    expect((await post(AbortSignal.abort())).status).toBe(499);
    expect(replicate.requests).toEqual([]);
  });
});

describe("Hono on Workers", () => {
  const kept: Promise<unknown>[] = [];
  const context = {
    waitUntil: (work: Promise<unknown>) => kept.push(work),
    passThroughOnException() {},
    props: {},
  };
  beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => {}));
  afterEach(() => vi.restoreAllMocks());
  describeWaiting(async (signal) => {
    const { default: app } = await loadRecipe<{ default: Hono }>("hono-workers");
    const init = { method: "POST", body: JSON.stringify({ prompt: "a lighthouse" }), signal };
    const response = await app.request("/renders", init, { REPLICATE_API_TOKEN: "any" }, context);
    await Promise.all(kept.splice(0));
    return response.json();
  });
});

describe("Vercel AI SDK", () => {
  const usage = {
    inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: 1, text: 1, reasoning: 0 },
  };

  /** What a model streams in one step. */
  function step(
    unified: "tool-calls" | "stop",
    ...parts: LanguageModelStreamPart[]
  ): { stream: ReadableStream } {
    const finish = { type: "finish", usage, finishReason: { unified, raw: undefined } } as const;
    return {
      stream: simulateReadableStream<LanguageModelStreamPart>({
        chunks: [{ type: "stream-start", warnings: [] }, ...parts, finish],
      }),
    };
  }

  describeWaiting(async (signal) => {
    const { chat } = await loadRecipe<{
      chat(prompt: string, model: LanguageModel, signal: AbortSignal): Response;
    }>("ai-sdk");
    const input = JSON.stringify({ prompt: "a lighthouse" });
    const model = new MockLanguageModelV3({
      doStream: [
        step("tool-calls", { type: "tool-call", toolCallId: "1", toolName: "renderImage", input }),
        step(
          "stop",
          { type: "text-start", id: "1" },
          { type: "text-delta", id: "1", delta: "Here." },
          { type: "text-end", id: "1" },
        ),
      ],
    });
    expect(await chat("Draw a lighthouse", model, signal).text()).toBe("Here.");
    // What the tool gave is what the model is told next.
    const [message] = model.doStreamCalls[1]?.prompt.slice(-1) ?? [];
    const [content] = (message?.content ?? []) as { output: { value: unknown } }[];
    return content?.output.value;
  });
});

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
