import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { type LanguageModel, simulateReadableStream } from "ai";
import { MockLanguageModelV3 } from "ai/test";
import type { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { loadRecipe } from "./testing/load-recipe.ts";
import { asked, CANCEL, CREATE, READ, replicate, standInForReplicate } from "./testing/recipe-replicate.ts";

type LanguageModelStreamPart =
  Awaited<ReturnType<MockLanguageModelV3["doStream"]>>["stream"] extends ReadableStream<infer Part>
    ? Part
    : never;

standInForReplicate();

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
