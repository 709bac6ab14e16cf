import { EventEmitter } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Interrupted } from "../../interrupted.ts";
import { allOrNothing } from "./all-or-nothing.ts";

let root: string;
let file: string;
let signals: EventEmitter;
const listeners = (): number => signals.eventNames().length;
const read = (): string => readFileSync(file, "utf8");

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "all-or-nothing-"));
  file = join(root, "a");
  writeFileSync(file, "before");
  signals = new EventEmitter();
});

afterEach(() => rmSync(root, { recursive: true }));

test("what succeeds stays", async () => {
  const result = await allOrNothing(
    [root],
    async () => {
      writeFileSync(file, "after");
      return 1;
    },
    signals,
  );
  expect([result, read(), listeners()]).toEqual([1, "after", 0]);
});

test("what fails leaves no trace", async () => {
  const work = allOrNothing(
    [root],
    async () => {
      writeFileSync(file, "after");
      throw new Error("no");
    },
    signals,
  );
  await expect(work).rejects.toThrow("no");
  expect([read(), listeners()]).toEqual(["before", 0]);
});

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s waits for the work to end, puts back, and is status %i", async (name, status) => {
  let finish = (): void => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const work = allOrNothing(
    [root],
    async (signal) => {
      signals.emit(name, name);
      expect(signal.aborted).toBe(true);
      await finished;
      writeFileSync(file, "written late");
    },
    signals,
  ).catch((error: unknown) => error);
  finish();
  const error = await work;
  expect(error).toBeInstanceOf(Interrupted);
  expect(error).toMatchObject({ status, message: `stopped by ${name}: everything is as it was.` });
  expect([read(), listeners()]).toEqual(["before", 0]);
});
