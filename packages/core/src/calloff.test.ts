import {
  CalloffError,
  createCancelableProvider,
  createProvider,
  createTrackableProvider,
  type JobStatus,
} from "@calloff/runtime";
import { describe, expect, test } from "vitest";
import { createCalloff } from "./create-calloff.ts";
import { ID_OF } from "./testing/acme.ts";

const acme = (name: string, kind: "string" | "integer", sent: string[]) =>
  createCancelableProvider<string, object, string, never>(
    {
      name,
      baseUrl: `https://${name}.example`,
      cancel: { method: "DELETE", path: "/job/{id}", id: ID_OF[kind], answers: { 204: "canceled" } },
    },
    {
      fetch: async (url) => {
        sent.push(String(url));
        return new Response(null, { status: 204 });
      },
    },
  );

/** Accepts every cancel, and says that every job is canceled. */
const tracked = (name: string, sent: string[]) =>
  createTrackableProvider<string, object, string, never, JobStatus<string, string>>(
    {
      name,
      baseUrl: `https://${name}.example`,
      cancel: {
        method: "DELETE",
        path: "/job/{id}",
        id: { name: "id", kind: "string" },
        answers: { 200: "canceling" },
      },
      status: {
        method: "GET",
        path: "/job/{id}",
        id: { name: "id", kind: "string" },
        documented: ["200"],
        state: { at: "/status", values: { stopped: "canceled" } },
      },
    },
    {
      fetch: async (url, init) => {
        sent.push(`${init?.method} ${url}`);
        return new Response('{"status":"stopped"}', { status: 200 });
      },
    },
  );

describe("status", () => {
  test.each<[unknown[]]>([[["two", "a:b"]], [["two:a:b"]], [[{ provider: "two", id: "a:b" }]]])(
    "%j asks the right vendor about the right job",
    async (args) => {
      const sent: string[] = [];
      const jobs = createCalloff({ one: acme("one", "string", sent), two: tracked("two", sent) });
      const status = jobs.status as (...args: unknown[]) => Promise<unknown>;
      expect(await status(...args)).toMatchObject({
        state: "canceled",
        final: true,
        value: "stopped",
        id: "a:b",
      });
      expect(sent).toEqual(["GET https://two.example/job/a%3Ab"]);
    },
  );

  test("passes its options on, in both forms", async () => {
    const sent: string[] = [];
    const jobs = createCalloff({ two: tracked("two", sent) });
    const signal = AbortSignal.abort();
    await expect(jobs.status("two", "abc", { signal })).rejects.toMatchObject({ code: "aborted" });
    await expect(jobs.status("two:abc", { signal })).rejects.toMatchObject({ code: "aborted" });
    expect(sent).toEqual([]);
  });

  test("where the vendor has none, status and confirm are refused in JavaScript too, and nothing is sent", async () => {
    const sent: string[] = [];
    const jobs = createCalloff({ one: acme("one", "string", sent) });
    const { cancel, status } = jobs as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    await expect(status?.("one:abc")).rejects.toMatchObject({
      code: "invalid-options",
      message: "one has no operation for status.",
    });
    await expect(cancel?.("one:abc", { confirm: true })).rejects.toMatchObject({
      code: "invalid-options",
      message: "one: the option confirm is not supported: the vendor has no status operation.",
    });
    expect(sent).toEqual([]);
  });
});

test.each<[unknown[]]>([
  [["two", "abc", { confirm: true }]],
  [["two:abc", { confirm: true }]],
  [[{ provider: "two", id: "abc" }, { confirm: true }]],
])("%j cancels and confirms", async (args) => {
  const sent: string[] = [];
  const jobs = createCalloff({ two: tracked("two", sent) });
  const cancel = jobs.cancel as (...args: unknown[]) => Promise<unknown>;
  expect(await cancel(...args)).toMatchObject({
    state: "canceled",
    stopped: true,
    confirmation: { confirmed: true, reads: 1 },
  });
  expect(sent).toEqual(["DELETE https://two.example/job/abc", "GET https://two.example/job/abc"]);
});

describe("parseReference", () => {
  const jobs = createCalloff({
    one: acme("one", "string", []),
    two: acme("two", "integer", []),
    typed: createProvider({ name: "typed", baseUrl: "https://typed.example" }),
  });

  test.each([
    ["one:a:b ", { provider: "one", id: "a:b " }],
    ["one:42", { provider: "one", id: "42" }],
    ["two:42", { provider: "two", id: 42 }],
  ])("%j is %j", (text, parts) => {
    expect(jobs.parseReference(text)).toEqual(parts);
  });

  test.each<[unknown, string, string]>([
    ["one", "invalid-options", '"one" is not a job reference; write provider:id, for example pulse:abc.'],
    [
      42,
      "invalid-options",
      "A value of type number is not a job reference; write provider:id, for example pulse:abc.",
    ],
    ["three:a", "invalid-options", '"three" is not a known provider. Known: one, two, typed.'],
    ["typed:a", "invalid-options", "typed has no operation for cancel."],
    ["one:", "invalid-job-id", 'Invalid job id "": must be'],
    ["two:042", "invalid-job-id", 'Invalid job id "042": must be'],
    ["two:9007199254740993", "invalid-job-id", 'Invalid job id "9007199254740993": must be'],
  ])("refuses %j", (text, code, message) => {
    expect(() => jobs.parseReference(text as string)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });
});

describe("cancel", () => {
  test.each<[unknown[], string, unknown]>([
    [["one", "abc"], "https://one.example/job/abc", "abc"],
    [["one:abc"], "https://one.example/job/abc", "abc"],
    [["one:a:b"], "https://one.example/job/a%3Ab", "a:b"],
    [["two", 42], "https://two.example/job/42", 42],
    [["two:42"], "https://two.example/job/42", 42],
    [[{ provider: "two", id: 42 }], "https://two.example/job/42", 42],
  ])("%j asks the right vendor about the right job", async (args, url, id) => {
    const sent: string[] = [];
    const jobs = createCalloff({ one: acme("one", "string", sent), two: acme("two", "integer", sent) });
    const cancel = jobs.cancel as (...args: unknown[]) => Promise<unknown>;
    expect(await cancel(...args)).toMatchObject({ state: "canceled", id });
    expect(sent).toEqual([url]);
  });

  test("passes its options on, in both forms", async () => {
    const sent: string[] = [];
    const jobs = createCalloff({ one: acme("one", "string", sent) });
    const signal = AbortSignal.abort();
    await expect(jobs.cancel("one", "abc", { signal })).rejects.toMatchObject({ code: "aborted" });
    await expect(jobs.cancel("one:abc", { signal })).rejects.toMatchObject({ code: "aborted" });
    expect(sent).toEqual([]);
  });

  test.each<[unknown[], string, string]>([
    [["three", "abc"], "invalid-options", '"three" is not a known provider. Known: one, typed.'],
    [["three:abc"], "invalid-options", '"three" is not a known provider. Known: one, typed.'],
    [["toString", "abc"], "invalid-options", '"toString" is not a known provider'],
    [["typed", "abc"], "invalid-options", "typed has no operation for cancel."],
    [["one:"], "invalid-job-id", 'Invalid job id "": must be'],
    [[undefined], "invalid-options", "A value of type undefined is not a known provider"],
  ])("%j is refused in JavaScript too", async (args, code, message) => {
    const typed = createProvider({ name: "typed", baseUrl: "https://typed.example" });
    const jobs = createCalloff({ one: acme("one", "string", []), typed });
    const cancel = jobs.cancel as (...args: unknown[]) => Promise<unknown>;
    const error = await cancel(...args).catch((thrown: unknown) => thrown);
    expect(CalloffError.is(error)).toBe(true);
    expect(error).toMatchObject({ code, message: expect.stringContaining(message) });
  });
});

test.each<[unknown, string]>([
  [undefined, "takes an object of providers"],
  [{ one: undefined }, "one is not a provider"],
  [{ one: () => {}, two: {} }, "two is not a provider"],
  [{ "a:b": { name: "x" } }, '"a:b" cannot name a provider'],
  [{ "": { name: "x" } }, '"" cannot name a provider'],
])("composing %j is refused at once", (providers, message) => {
  expect(() => createCalloff(providers as never)).toThrow(
    expect.objectContaining({ code: "invalid-options", message: expect.stringContaining(message) }),
  );
});
