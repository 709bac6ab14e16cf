import { CalloffError } from "@calloff/core";
import { expect, test } from "vitest";
import { cancelSetAside } from "./cancel-set-aside.ts";
import type { RunResult } from "./result-line.ts";

const error = new CalloffError({ code: "timeout", message: "not answering" });
const setAside = (reference: string): RunResult => ({
  kind: "not-sent",
  reason: "set-aside",
  reference,
  error,
});
const failed = (reference: string): RunResult => ({ kind: "failed", reference, error, attempts: 1 });

async function* list(references: readonly string[]): AsyncGenerator<string> {
  yield* references;
}

test("runs a second time over the references that were set aside, after all others", async () => {
  const runs: string[][] = [];
  const results: string[] = [];
  const run = async function* (references: Iterable<string> | AsyncIterable<string>) {
    const given: string[] = [];
    runs.push(given);
    for await (const reference of references) {
      given.push(reference);
      yield runs.length === 1 && reference.startsWith("one") ? setAside(reference) : failed(reference);
    }
  };
  for await (const { kind, reference } of cancelSetAside(list(["one:a", "two:b", "one:c"]), run)) {
    results.push(`${kind} ${reference}`);
  }
  expect(runs).toEqual([
    ["one:a", "two:b", "one:c"],
    ["one:a", "one:c"],
  ]);
  expect(results).toEqual(["failed two:b", "failed one:a", "failed one:c"]);
});

test("runs once when nothing was set aside", async () => {
  let runs = 0;
  const run = async function* (references: Iterable<string> | AsyncIterable<string>) {
    runs += 1;
    for await (const reference of references) yield failed(reference);
  };
  for await (const _ of cancelSetAside(list(["one:a"]), run));
  expect(runs).toBe(1);
});
