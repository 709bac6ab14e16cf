import { type Calloff, type CancelResult, formatReference, type Providers } from "calloff";
import type { Case } from "./case.ts";
import { everyone, pulseAt } from "./clients.ts";
import { fails, holds, same } from "./expect.ts";

/** Pulse's page: canceled, but only after a while. */
const PROCESSING = { status: 200, body: { job_id: "abc", status: "processing" }, to: "status" } as const;
const CANCELED = { status: 200, body: { job_id: "abc", status: "canceled" }, to: "status" } as const;

async function collect(
  results: AsyncIterable<CancelResult>,
  each: () => void = () => {},
): Promise<CancelResult[]> {
  const all: CancelResult[] = [];
  for await (const result of results) {
    all.push(result);
    each();
  }
  return all;
}

const texts = (jobs: Calloff<Providers>, references: readonly string[], options: object) =>
  jobs.cancelAll(references as readonly `pulse:${string}`[], options) as AsyncIterable<CancelResult>;

export const many: readonly Case[] = [
  {
    name: "references: there and back, and those that are none",
    run: async (fixture) => {
      const jobs = everyone(fixture);
      const id = "a:b/c ü\u{1f6ab}";
      const reference = formatReference({ provider: "pulse", id });
      same(reference, `pulse:${id}`, "the reference");
      same(jobs.parseReference(reference), { provider: "pulse", id }, "in parts");
      same(
        jobs.parseReference("tensorpix:9007199254740991"),
        { provider: "tensorpix", id: 2 ** 53 - 1 },
        "a number",
      );
      await fails(() => jobs.parseReference("tensorpix:9007199254740993"), { code: "invalid-job-id" });
      await fails(() => jobs.parseReference("topaz:no-uuid"), { code: "invalid-job-id" });
      await fails(() => jobs.parseReference("nobody:1" as "pulse:1"), { code: "invalid-options" });
      await fixture.answerNext("pulse", { status: 404 });
      holds(await jobs.cancel(reference), { state: "not-found", id }, "the outcome");
      same((await fixture.seen()).requests[0]?.path, "/job/a%3Ab%2Fc%20%C3%BC%F0%9F%9A%AB", "the path");
    },
  },
  {
    name: "status: the vendor's word and ours",
    run: async (fixture) => {
      const pulse = pulseAt(fixture);
      await fixture.answerNext("pulse", PROCESSING);
      holds(await pulse.status("abc"), { state: "running", final: false, value: "processing" }, "the status");
      await fixture.answerNext("pulse", CANCELED);
      holds(await pulse.status("abc"), { state: "canceled", final: true, value: "canceled" }, "the status");
      await fixture.answerNext("pulse", { status: 404, to: "status", undocumented: true });
      await fails(() => pulse.status("abc"), { code: "not-found", status: 404 });
    },
  },
  {
    name: "confirm: the status is read until it is final",
    run: async (fixture) => {
      await fixture.answerNext("pulse", PROCESSING);
      await fixture.answerNext("pulse", CANCELED);
      const accepted: string[] = [];
      const outcome = await everyone(fixture).cancel("pulse:abc", {
        confirm: true,
        onAccepted: () => accepted.push("accepted"),
      });
      holds(outcome, { state: "canceled", stopped: true, status: 200 }, "the outcome");
      holds(outcome.confirmation ?? {}, { confirmed: true, reads: 2, error: undefined }, "the confirmation");
      same(accepted, ["accepted"], "onAccepted");
      same(
        (await fixture.seen()).requests.map(({ method }) => method),
        ["DELETE", "GET", "GET"],
        "requests",
      );
    },
  },
  {
    name: "cancelAll: one result for each, and no more at once than is allowed",
    run: async (fixture) => {
      await fixture.slowDown(30);
      const references = Array.from({ length: 24 }, (_, index) => `pulse:job-${index}`);
      const results = await collect(
        texts(everyone(fixture), [...references, "nonsense"], { concurrency: { pulse: 4 } }),
      );
      const answered = results.filter(({ kind }) => kind === "answered");
      same(
        answered.map(({ reference }) => String(reference)).sort(),
        [...references].sort(),
        "what was answered",
      );
      same(
        results.filter(({ kind }) => kind !== "answered").map(({ kind, reference }) => [kind, reference]),
        [["failed", "nonsense"]],
        "what was not",
      );
      const { requests, most } = await fixture.seen();
      same([requests.length, most], [24, 4], "requests, and at once");
    },
  },
  {
    name: "cancelAll: an abort ends it at once, with a result for each",
    run: async (fixture) => {
      await fixture.slowDown(30);
      const references = Array.from({ length: 40 }, (_, index) => `pulse:job-${index}`);
      const stop = new AbortController();
      let seen = 0;
      const results = await collect(
        texts(everyone(fixture), references, { concurrency: 4, signal: stop.signal }),
        () => {
          seen += 1;
          if (seen === 5) stop.abort();
        },
      );
      same(
        results.map(({ reference }) => String(reference)).sort(),
        [...references].sort(),
        "what there is a result for",
      );
      const codes = new Set(
        results.flatMap((result) => (result.kind === "answered" ? [] : [result.error.code])),
      );
      same([...codes], ["aborted"], "codes of the others");
      const { requests } = await fixture.seen();
      if (requests.length >= references.length) throw new Error("all were sent in spite of the abort");
    },
  },
];
