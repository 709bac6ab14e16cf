import { CalloffError, createCancelableProvider, createProvider } from "@calloff/runtime";
import { describe, expect, test } from "vitest";
import { createCalloff } from "./calloff.ts";

const acme = (name: string, kind: "string" | "integer", sent: string[]) =>
  createCancelableProvider<string, object, string, never>(
    {
      name,
      baseUrl: `https://${name}.example`,
      cancel: { method: "DELETE", path: "/job/{id}", id: { name: "id", kind }, answers: { 204: "canceled" } },
    },
    {
      fetch: async (url) => {
        sent.push(String(url));
        return new Response(null, { status: 204 });
      },
    },
  );

describe("cancel", () => {
  test.each<[unknown[], string, unknown]>([
    [["one", "abc"], "https://one.example/job/abc", "abc"],
    [["one:abc"], "https://one.example/job/abc", "abc"],
    [["one:a:b"], "https://one.example/job/a%3Ab", "a:b"],
    [["two", 42], "https://two.example/job/42", 42],
    [["two:42"], "https://two.example/job/42", 42],
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
    [["three", "abc"], "invalid-options", 'no provider is called "three"; composed are one, typed.'],
    [["three:abc"], "invalid-options", 'no provider is called "three"; composed are one, typed.'],
    [["toString", "abc"], "invalid-options", 'no provider is called "toString"'],
    [["typed", "abc"], "invalid-options", "typed's document describes no way to cancel a job."],
    [["one:"], "invalid-job-id", 'The job id "" is not'],
    [[undefined], "invalid-options", "no provider is called undefined"],
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
