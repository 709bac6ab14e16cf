import { describe, expect, test } from "vitest";
import { composeProviders } from "../create-calloff.ts";
import { withStart } from "../start/with-start.ts";
import { createCalloff } from "../start.ts";
import { acme } from "../testing/acme.ts";

function counting(answer: () => number = () => 204) {
  const urls: string[] = [];
  const one = acme("one", ({ url }) => {
    urls.push(url);
    return answer();
  });
  return { urls, ...withStart(composeProviders({ one })) };
}

describe("leaving the scope", () => {
  test("cancels the job", async () => {
    const { jobs, urls, guards } = counting();
    {
      await using job = jobs.guard("one:abc");
      expect(job.reference).toBe("one:abc");
      expect(guards.size).toBe(1);
      expect(urls).toEqual([]);
    }
    expect(urls).toEqual(["https://one.example/job/abc"]);
    expect(guards.size).toBe(0);
  });

  test("by a throw cancels it too, and the error goes on", async () => {
    const { jobs, urls } = counting();
    const work = async (): Promise<void> => {
      await using _job = jobs.guard("one:abc");
      throw new Error("the upload broke");
    };
    await expect(work()).rejects.toThrow("the upload broke");
    expect(urls).toHaveLength(1);
  });

  test("does nothing to a job that was released", async () => {
    const { jobs, urls, guards } = counting();
    {
      await using job = jobs.guard("one:abc");
      expect(job.release()).toBe(true);
      expect(job.release()).toBe(false);
      expect(guards.size).toBe(0);
      expect(await job.cancel()).toBeUndefined();
    }
    expect(urls).toEqual([]);
  });

  test("throws when the job may still be running, and the job is not looked after any more", async () => {
    const { jobs, guards } = counting(() => 403);
    const work = async (): Promise<void> => {
      await using _job = jobs.guard("one:abc");
    };
    await expect(work()).rejects.toMatchObject({ code: "forbidden" });
    expect(guards.size).toBe(0);
  });

  test("asks the vendor once, also when the job was canceled before or is being canceled", async () => {
    const { jobs, urls } = counting();
    {
      await using job = jobs.guard("one:abc");
      const [first, second] = await Promise.all([job.cancel(), job.cancel()]);
      expect(first).toMatchObject({ state: "canceled" });
      expect(second).toBe(first);
      // Released too late: the vendor has been asked.
      expect(job.release()).toBe(false);
    }
    expect(urls).toHaveLength(1);
  });
});

test("options are those of cancel", async () => {
  const { jobs, urls } = counting(() => 503);
  const job = jobs.guard("one:abc", { retries: 0 });
  await expect(job.cancel()).rejects.toMatchObject({ code: "server-error", attempts: 1 });
  expect(urls).toHaveLength(1);
});

test.each<[unknown, string]>([
  ["two:abc", '"two" is not a known provider'],
  ["abc", '"abc" is not a job reference'],
  [undefined, "A value of type undefined is not a job reference"],
])("guarding %j is refused at once", (reference, message) => {
  const jobs = createCalloff({ one: acme("one") });
  expect(() => jobs.guard(reference as never)).toThrow(
    expect.objectContaining({ code: "invalid-options", message: expect.stringContaining(message) }),
  );
});

test.each<[unknown, unknown, string]>([
  ["nonsense", {}, "invalid-options"],
  ["two:a", {}, "invalid-options"],
  ["one:..", {}, "invalid-job-id"],
  [{ provider: "one", id: 42 }, {}, "invalid-job-id"],
  ["one:a", { timeout: "5s" }, "invalid-options"],
  ["one:a", null, "invalid-options"],
])(
  "a guard of %j with %j is refused at once, not when nobody is there to hear it",
  (target, options, code) => {
    const { jobs, guards } = counting();
    const refused = expect.objectContaining({ code });
    expect(() => jobs.guard(target as never, options as never)).toThrow(refused);
    expect(() => jobs.cancelOnAbort(AbortSignal.abort(), target as never, options as never)).toThrow(refused);
    expect(guards.size).toBe(0);
  },
);

test("takes references in two parts", async () => {
  const { jobs, urls } = counting();
  await jobs.guard({ provider: "one", id: "a:b" }).cancel();
  await jobs.cancelOnAbort(AbortSignal.abort(), { provider: "one", id: "c" }).outcome;
  expect(urls).toEqual(["https://one.example/job/a%3Ab", "https://one.example/job/c"]);
});
