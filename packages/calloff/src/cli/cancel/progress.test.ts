import { expect, test } from "vitest";
import { fakeIo } from "../testing/fake-io.ts";
import { jsonProgress, plainProgress, printResult } from "./progress.ts";
import type { ResultLine } from "./result-line.ts";

const LOST: ResultLine = {
  ...{ reference: "pulse:lost", kind: "answered", state: "not-found", stopped: false },
  ...{ status: 404, message: "no such job", attempts: 1 },
};

test("a line has the state, the job, the vendor's status and its words", () => {
  expect(printResult(LOST)).toBe("not-found              pulse:lost (404)  no such job");
  expect(printResult({ ...LOST, message: "404: no such job" })).toMatch(
    / {2}pulse:lost {2}404: no such job$/,
  );
});

test("words that are too long for the line are cut off", () => {
  const message = "é😀".repeat(100);
  const line = printResult({ ...LOST, message }, 80);
  expect(line).toMatch(/^not-found +pulse:lost \(404\) {2}(é😀)+é?…$/u);
  expect([...line]).toHaveLength(80);
});

test("a job is never cut off, however long", () => {
  const reference = `pulse:${"x".repeat(200)}`;
  expect(printResult({ ...LOST, reference }, 80)).toMatch(/x{200} \(404\)$/);
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
