import { Writable } from "node:stream";
import { CalloffError } from "@calloff/core";
import { expect, test } from "vitest";
import { fakeIo } from "../testing/fake-io.ts";
import { jsonProgress, plainProgress, printResult } from "./progress.ts";
import type { ResultLine } from "./result-line.ts";

const LOST: ResultLine = {
  ...{ reference: "pulse:lost", kind: "answered", state: "not-found" },
  ...{ status: 404, message: "no such job", attempts: 1 },
};

test("a line has the state, the job, the vendor's status and its words", () => {
  expect(printResult(LOST)).toBe("not-found              pulse:lost (404)  no such job");
  expect(printResult({ ...LOST, message: "404: no such job" })).toMatch(
    / {2}pulse:lost {2}404: no such job$/,
  );
});

test("attempts are counted where there were several, and what failed is said before its operation", () => {
  expect(printResult({ ...LOST, attempts: 3 })).toMatch(/ {2}pulse:lost \(404, 3 attempts\) {2}no such job$/);
  const message =
    "pulse: DELETE /job/{jobId}: the request failed (ECONNRESET); check the connection and baseUrl. The vendor may have acted on it.";
  const failed: ResultLine = {
    reference: "pulse:a",
    kind: "failed",
    reason: "network",
    message,
    attempts: 3,
  };
  expect(printResult(failed)).toBe(
    "failed (network)       pulse:a (3 attempts)  the request failed (ECONNRESET); check the connection and baseUrl. The vendor may have acted on it.",
  );
  expect(printResult(failed, { columns: 80 })).toContain("(ECONNRESET)");
  const answered = {
    ...failed,
    status: 500,
    message: "pulse: DELETE /job/{jobId} returned 500, server-error.",
  };
  expect(printResult(answered)).toMatch(/ {2}pulse:a \(3 attempts\) {2}returned 500, server-error\.$/);
});

test("why a job was not tried is not cut off", () => {
  const message = `unknown provider "pulze"; ${"did you mean pulse? ".repeat(4)}`;
  const rejected: ResultLine = {
    reference: "pulze:a",
    kind: "failed",
    reason: "invalid-options",
    message,
    attempts: 0,
  };
  expect(printResult(rejected, { columns: 80 })).toBe(`rejected               pulze:a  ${message}`);
});

test("a color is around the state alone", () => {
  const paint = (format: string, text: string): string => `<${format}>${text}</>`;
  expect(printResult(LOST, { paint })).toBe("<red>not-found            </>  pulse:lost (404)  no such job");
});

test.each([
  ["lines", plainProgress],
  ["JSON", jsonProgress],
])("%s are waited for while nobody reads them", async (_, progressOf) => {
  const releases: (() => void)[] = [];
  const stdout = new Writable({
    highWaterMark: 1,
    write: (_chunk, _encoding, done) => void releases.push(done),
  });
  const told = progressOf({ ...fakeIo(), stdout }).show(LOST);
  let isRead = false;
  void told?.then(() => {
    isRead = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isRead).toBe(false);
  for (const release of releases) release();
  await told;
  expect(isRead).toBe(true);
});

test("words that are too long for the line are cut off", () => {
  const message = "é😀".repeat(100);
  const line = printResult({ ...LOST, message }, { columns: 80 });
  expect(line).toMatch(/^not-found +pulse:lost \(404\) {2}(é😀)+é?…$/u);
  expect([...line]).toHaveLength(80);
});

test("a job is never cut off, however long", () => {
  const reference = `pulse:${"x".repeat(200)}`;
  expect(printResult({ ...LOST, reference }, { columns: 80 })).toMatch(/x{200} \(404\)$/);
});

test("nothing of a vendor's or a file's moves the cursor", () => {
  expect(printResult({ ...LOST, reference: "pulse:\u001b[2J", message: "a\nb" })).toBe(
    "not-found              pulse:\\u001b[2J (404)  a\\u000ab",
  );
});

test("plain lines and JSON lines go to standard output", () => {
  const plain = fakeIo();
  plainProgress(plain).show(LOST);
  expect(plain.out()).toBe("not-found              pulse:lost (404)  no such job\n");
  const json = fakeIo();
  jsonProgress(json).show(LOST);
  expect(json.out()).toBe(`${JSON.stringify(LOST)}\n`);
});

test("a wait of some seconds is told on standard error, with the vendor or the job and the reason; a short one is not", () => {
  const refusal = new CalloffError({ code: "rate-limited", message: "429", retryAfter: 45_000 });
  const failure = new CalloffError({ code: "network", message: "ECONNREFUSED" });
  const io = fakeIo();
  for (const progress of [plainProgress(io), jsonProgress(io)]) {
    progress.wait({ provider: "pulse", reference: undefined, delay: 2_999, error: refusal });
    progress.wait({ provider: "pulse", reference: undefined, delay: 45_000, error: refusal });
    progress.wait({ provider: "pulse", reference: undefined, delay: 8_000, error: failure });
    progress.wait({ provider: "pulse", reference: "pulse:\u001ba", delay: 125_000, error: refusal });
  }
  const lines = [
    "pulse: waiting 45s as the vendor asks",
    "pulse: waiting 8s after network",
    "pulse:\\u001ba: waiting 2m 5s as the vendor asks",
    "",
  ].join("\n");
  expect(io.err()).toBe(lines + lines);
  expect(io.out()).toBe("");
});
