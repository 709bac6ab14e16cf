import { fromJsonSchema, type JsonSchemaType } from "@modelcontextprotocol/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "./start-cli.ts";
import { type McpSession, startMcp } from "./start-mcp.ts";
import { startVendor, type VendorServer } from "./vendor-server.ts";

const KEY = "a-key-that-nobody-may-see";

const ANSWERS: Readonly<Record<string, number | "never">> = {
  lost: 404,
  denied: 401,
  bad: 500,
  slow: "never",
};

let vendor: VendorServer;
let session: McpSession;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  vendor = await startVendor(
    (job) => ANSWERS[job] ?? 200,
    (job) => (job === "going" ? "processing" : "canceled"),
  );
  env = {
    PULSE_API_KEY: KEY,
    PULSE_BASE_URL: vendor.url,
    TENSORPIX_API_KEY: KEY,
    TENSORPIX_BASE_URL: vendor.url,
  };
  session = await startMcp(env);
});

afterAll(async () => {
  await session[Symbol.asyncDispose]();
  await vendor[Symbol.asyncDispose]();
});

/** What a tool's own schema says against an answer: the SDK does not look at those that are errors. */
async function problems(tool: string, structured: unknown): Promise<unknown> {
  const { tools } = await session.client.listTools();
  const { outputSchema } = tools.find(({ name }) => name === tool) ?? {};
  const schema = fromJsonSchema({ ...outputSchema, additionalProperties: false } as JsonSchemaType);
  const { issues } = await schema["~standard"].validate(structured);
  return issues;
}

describe("the tools are listed with what an agent needs to choose", () => {
  test.each([
    ["2025-11-25", {}],
    ["2026-07-28", { mode: { pin: "2026-07-28" } }],
  ] as const)("by a client of %s", async (version, negotiation) => {
    await using other = await startMcp(env, negotiation);
    expect(other.client.getNegotiatedProtocolVersion()).toBe(version);
    expect(other.client.getServerVersion()).toMatchObject({ name: "calloff" });
    const { tools } = await other.client.listTools();
    const destructive = {
      readOnlyHint: false,
      destructiveHint: true,
      idempotentHint: true,
      openWorldHint: true,
    };
    expect(Object.fromEntries(tools.map(({ name, annotations }) => [name, annotations]))).toEqual({
      cancel: destructive,
      status: { readOnlyHint: true, openWorldHint: true },
      explain: { readOnlyHint: true, openWorldHint: false },
      cancel_many: destructive,
    });
    for (const { name, description, inputSchema, outputSchema } of tools) {
      expect(inputSchema, name).toMatchObject({ type: "object", additionalProperties: false });
      expect(outputSchema, name).toMatchObject({ type: "object" });
      expect(description, name).toMatch(/\S/);
    }
    const [cancel] = tools;
    expect(cancel?.inputSchema).toMatchObject({
      required: ["reference"],
      properties: { reference: { description: expect.stringContaining("openai.batch:batch_abc") } },
    });
  });
});

test("results are what the command line prints as JSON, from cancel and from cancel_many", async () => {
  const references = [
    "pulse:a",
    "pulse:lost",
    "pulse:denied",
    "pulse:bad",
    "pulze:a",
    "tensorpix:abc",
    "job",
  ];
  const { stdout } = await runCli(["cancel", ...references, "--json"], { env });
  const lines = new Map(
    stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
      .map((line) => [line.reference ?? line.kind, line]),
  );
  const many = await session.call("cancel_many", { references: [...references, "pulse:a"], dryRun: false });
  const { results, summary } = many.structured as { results: { reference: string }[]; summary: unknown };
  expect(new Map(results.map((result) => [result.reference, result]))).toEqual(
    new Map(references.map((reference) => [reference, lines.get(reference)])),
  );
  expect(results).toHaveLength(references.length);
  expect(summary).toEqual(lines.get("summary"));
  expect(many.isError).toBe(false);
  for (const reference of references) {
    const { structured, isError, text } = await session.call("cancel", { reference });
    expect(structured).toEqual(lines.get(reference));
    expect(JSON.parse(text)).toEqual(structured);
    expect(await problems("cancel", structured), reference).toBeUndefined();
    expect(isError, reference).toBe(!["pulse:a", "pulse:lost"].includes(reference));
  }
  // What an agent reads, and not just that both agree.
  expect(lines.get("pulse:a")).toMatchObject({ kind: "answered", state: "canceling" });
  expect(lines.get("pulse:a")).not.toHaveProperty("stopped");
  expect(lines.get("pulze:a").message).toBe('unknown provider "pulze"; did you mean pulse?');
  expect(lines.get("job").message).toContain("write provider:id, for example pulse:abc");
});

describe("confirm", () => {
  test("reads the status until the job has stopped", async () => {
    const { structured } = await session.call("cancel", { reference: "pulse:a", confirm: true });
    expect(structured).toMatchObject({ kind: "answered", state: "canceled", stopped: true });
  });

  test("says why a stop is not confirmed: no time left, or no way to ask", async () => {
    const input = { reference: "pulse:going", confirm: true, timeoutSeconds: 1 };
    const running = await session.call("cancel", input);
    const expected = { kind: "answered", state: "canceling", confirmed: false };
    expect(running).toMatchObject({ isError: false, structured: { ...expected, reason: "timeout" } });
    const mute = await session.call("cancel", { reference: "tensorpix:42", confirm: true });
    expect(mute).toMatchObject({ isError: false, structured: { ...expected, reason: "no-status" } });
  });

  test("is there for many, where an agent learns what is left to do when the time was too short", async () => {
    const references = ["pulse:a", "pulse:slow"];
    const input = { references, dryRun: false, confirm: true, timeoutSeconds: 1 };
    const { structured } = await session.call("cancel_many", input);
    const { results, note } = structured as { results: unknown; note: unknown };
    expect(results).toEqual([
      expect.objectContaining({ reference: "pulse:a", state: "canceled", stopped: true }),
      expect.objectContaining({ reference: "pulse:slow", kind: "failed" }),
    ]);
    expect(note).toBe(
      "The time limit of 1 s was reached: call again with the references whose reason is aborted.",
    );
  });
});

describe("status", () => {
  test("says how a job is, in the vendor's word too", async () => {
    const { structured, isError } = await session.call("status", { reference: "pulse:going" });
    expect({ structured, isError }).toEqual({
      structured: {
        reference: "pulse:going",
        kind: "answered",
        state: "running",
        final: false,
        value: "processing",
        status: 200,
        attempts: 1,
      },
      isError: false,
    });
  });

  test.each([
    ["tensorpix:42", "tensorpix has no operation for status."],
    ["pulze:a", 'unknown provider "pulze"; did you mean pulse?'],
    [
      "pulse:..",
      'Invalid job id "..": must be a non-empty string other than "." or "..". No request was sent.',
    ],
  ])("tells what is wrong with %s", async (reference, message) => {
    const { structured, isError } = await session.call("status", { reference });
    expect(isError).toBe(true);
    expect(structured).toMatchObject({ reference, kind: "failed", message, attempts: 0 });
    expect(await problems("status", structured)).toBeUndefined();
  });
});

describe("explain", () => {
  // From the vendors' pages, as in the README's table.
  test("says what an answer means, why, and where that is known from", async () => {
    const { structured } = await session.call("explain", { provider: "tensorpix", status: 409 });
    expect(structured).toMatchObject({
      provider: "tensorpix",
      reference: "tensorpix:<id>",
      cancel: "DELETE /api/jobs/{id}/",
      canConfirm: false,
      answers: [
        {
          status: "409",
          meaning: "already-canceled: the job had already been canceled",
          source: expect.stringMatching(/^https:\/\/docs\.tensorpix\.ai\//),
        },
      ],
    });
  });

  test("shows how a reference with several parts looks, all answers, and how surely they are known", async () => {
    const { structured } = await session.call("explain", { provider: "openai.evalRun" });
    const { reference, answers } = structured as { reference: string; answers: { certainty?: string }[] };
    expect(reference).toBe("openai.evalRun:<eval_id>/<run_id>");
    expect(answers.length).toBeGreaterThan(0);
    expect(answers.some(({ certainty }) => certainty !== undefined)).toBe(true);
  });

  test.each([
    ["pulze", 'unknown provider "pulze"; did you mean pulse?'],
    ["openai", /^openai has several kinds of job; name one: openai\.batch, /],
  ])("names what there is instead of %s", async (provider, message) => {
    const { isError, text } = await session.call("explain", { provider });
    expect(isError).toBe(true);
    expect(text).toMatch(message);
  });
});

describe("cancel_many", () => {
  test("sends nothing unless it is told to, and shows each request", async () => {
    const before = vendor.asked.length;
    const references = [
      "pulse:a b",
      "tensorpix:42",
      "pulse:a b",
      "tensorpix:x",
      "topaz:0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21",
    ];
    const { structured } = await session.call("cancel_many", { references });
    const { dryRun, results, summary } = structured as Record<string, unknown>;
    expect(dryRun).toBe(true);
    expect(results).toHaveLength(4);
    expect(results).toEqual(
      expect.arrayContaining([
        { reference: "pulse:a b", kind: "would-send", request: `DELETE ${vendor.url}/job/a%20b` },
        { reference: "tensorpix:42", kind: "would-send", request: `DELETE ${vendor.url}/api/jobs/42/` },
        {
          reference: "tensorpix:x",
          kind: "cannot-send",
          message: expect.stringContaining("must be an integer"),
        },
      ]),
    );
    expect(summary).toEqual({ kind: "summary", wouldSend: 3, cannotSend: 1, missing: ["TOPAZ_API_KEY"] });
    expect(vendor.asked).toHaveLength(before);
  });
});

test.each([
  ["cancel", {}, /reference/],
  ["cancel", { reference: "pulse:a", apiKey: "k" }, /must NOT have additional properties/],
  ["cancel", { reference: "pulse:a", timeoutSeconds: 0 }, /timeoutSeconds must be >= 1/],
  ["cancel_many", { references: [] }, /must NOT have fewer than 1 items/],
  ["cancel_many", { references: ["pulse:a"], dryRun: "no" }, /dryRun must be boolean/],
])("%s refuses %j before anything is sent, and says why", async (tool, input, message) => {
  const before = vendor.asked.length;
  const { isError, text } = await session.call(tool, input);
  expect(isError).toBe(true);
  expect(text).toMatch(message);
  expect(vendor.asked).toHaveLength(before);
});

test("a call that its client takes back is let go of, and the next one is answered", async () => {
  const before = vendor.asked.length;
  const giveUp = new AbortController();
  const call = session.call("cancel", { reference: "pulse:slow" }, giveUp.signal);
  await vendor.reached(before + 1);
  giveUp.abort("no longer wanted");
  await expect(call).rejects.toThrow("no longer wanted");
  expect(await session.call("status", { reference: "pulse:a" })).toMatchObject({ isError: false });
});

test("the key was sent, and stands in no answer and on no stream", async () => {
  const calls = [
    session.call("cancel", { reference: "pulse:denied" }),
    session.call("cancel_many", { references: ["pulse:denied", "pulse:lost"], dryRun: false }),
    session.call("cancel_many", { references: ["pulse:a"] }),
    session.call("status", { reference: "pulse:a" }),
    session.call("explain", { provider: "pulse" }),
  ];
  const all = JSON.stringify([await Promise.all(calls), session.stderr()]);
  expect(vendor.keys.has(KEY)).toBe(true);
  expect(all).toContain("no such key: [key]");
  expect(all).not.toContain(KEY);
});

test("a key that is missing is an error that names its variable, and nothing is sent", async () => {
  const before = vendor.asked.length;
  await using other = await startMcp({ PULSE_BASE_URL: vendor.url });
  const { structured, isError } = await other.call("cancel", { reference: "pulse:a" });
  expect(isError).toBe(true);
  expect(structured).toMatchObject({
    kind: "failed",
    reason: "missing-credentials",
    message: expect.stringContaining("PULSE_API_KEY"),
    attempts: 0,
  });
  expect(vendor.asked).toHaveLength(before);
});
