import { afterAll, describe, expect, test } from "vitest";
import { openFoundry } from "../testing/foundry.ts";
import { answer, runAgainst, type StandIn } from "./testing/run-against.ts";

const foundry = await openFoundry();
afterAll(() => foundry[Symbol.asyncDispose]());

const env = { FOUNDRY_API_KEY: "foundry-key-9f8e" };
const task = "0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21";
const check = (standIn: StandIn, options: { kind?: string; job: string; yes?: boolean }, io = {}) =>
  runAgainst(standIn, "pulse", options, { subject: foundry.subject, env, ...io });
const byMethod =
  (read: StandIn, cancel: StandIn): StandIn =>
  (request, response) =>
    (request.method === "GET" ? read : cancel)(request, response);

test("a vendor with several kinds of job is asked for one of them", async () => {
  const { status, stderr, requests } = await check(answer(202), { job: "a/b" });
  expect([status, requests]).toEqual([2, []]);
  expect(stderr).toBe(
    "foundry has several kinds of job: name one of batch, task, run, queued. Nothing was sent.\n",
  );
});

test("an id of several parts is given as in a reference", async () => {
  const run = await check(answer(202), { kind: "run", job: "s%2F1/eu/7" });
  expect(run.requests).toEqual(["PUT /base/spaces/s%2F1/runs?region=eu"]);
  expect([run.status, run.stdout]).toEqual([0, expect.stringContaining("outcome: canceling")]);
});

describe("a cancel that deletes a finished job's result", () => {
  const status = (value: string): StandIn => answer(200, { task: { status: value } });

  test("is sent to a running job, and its answer alone is compared", async () => {
    const run = await check(byMethod(status("RUNNING"), answer(204)), { kind: "task", job: task });
    expect(run.requests).toEqual([`GET /base/tasks/${task}`, `DELETE /base/tasks/${task}`]);
    expect([run.status, run.stdout]).toEqual([0, expect.stringContaining("answer: 204")]);
  });

  test("is not sent to a job that has ended, and says so", async () => {
    const run = await check(byMethod(status("DONE"), answer(204)), { kind: "task", job: task });
    expect(run.requests).toEqual([`GET /base/tasks/${task}`]);
    expect(run.status).toBe(2);
    expect(run.stdout).toMatch(
      /^foundry\.task: did not send DELETE .*: the job has ended, or its status could not be read\noutcome: already-finished/,
    );
  });

  test("is not sent when the status cannot be read", async () => {
    const run = await check(byMethod(answer(401, { error: "who?" }), answer(204)), {
      kind: "task",
      job: task,
    });
    expect(run.requests).toEqual([`GET /base/tasks/${task}`]);
    expect(run.status).toBe(2);
    expect(run.stdout).toMatch(/^foundry\.task: did not send DELETE .*\nerror: unauthorized/);
  });
});
