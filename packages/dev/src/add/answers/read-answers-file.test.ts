import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failureOf } from "@calloff/test-support";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readAnswersFile } from "./read-answers-file.ts";

let dir: string;
let path: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "answers-"));
  path = join(dir, "answers.yaml");
});
afterEach(() => rm(dir, { recursive: true }));

test("says all that options say, and meanings that depend on a body", async () => {
  await writeFile(
    path,
    `name: Acme
credentials: { key: ACME_KEY, token: { env: ACME_TOKEN, prefix: "Token " } }
cancel:
  operation: DELETE /jobs/{id}
  answers:
    "202": { at: /state, values: { stopped: canceled }, otherwise: canceling }
    "409": already-finished
status: false
`,
  );
  expect(await readAnswersFile(path)).toEqual({
    identifier: "Acme",
    credentials: { key: { env: "ACME_KEY" }, token: { env: "ACME_TOKEN", prefix: "Token " } },
    cancel: {
      operation: "DELETE /jobs/{id}",
      answers: {
        "202": { at: "/state", values: { stopped: "canceled" }, otherwise: "canceling" },
        "409": "already-finished",
      },
    },
    status: false,
  });
});

test.each([
  ["nmae: Acme", ':1:1: it has "nmae", which is no answer;'],
  ["name: 5", ":1:1: name must be string;"],
  [
    "cancel:\n  operation: DELETE /x\n  answers:\n    '200': done",
    ":4:5: cancel.answers.200 must be equal to one of",
  ],
  ["cancel:\n  operation: DELETE /x", ":1:1: cancel must have required property 'answers';"],
  [
    "status: { operation: GET /x, at: /a, values: { b: finished } }",
    "status.values.b must be equal to one of",
  ],
  ["- a", ":1:1: expected a mapping at the root"],
])("%j is refused at its line", async (text, message) => {
  await writeFile(path, text);
  expect(await failureOf(() => readAnswersFile(path))).toContain(message);
});
