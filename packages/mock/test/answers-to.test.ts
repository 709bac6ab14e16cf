import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type MockServer, startMock } from "../src/index.ts";
import { jobsDocument, REQUESTS, send } from "./jobs-document.ts";

const TASK = "POST /tasks/{id}/cancel";

interface Paths {
  readonly paths: Record<string, Record<string, Record<string, unknown>>>;
}

let server: MockServer;
beforeAll(async () => {
  const document = jobsDocument();
  const cancel = (document as Paths).paths["/jobs/{id}"]?.["delete"] ?? {};
  cancel["x-calloff-job"] = { role: "cancel" };
  server = await startMock({ document });
});
afterEach(() => server.clear());
afterAll(() => server.close());

const ask = async (...names: (keyof typeof REQUESTS)[]): Promise<number[]> => {
  const got: number[] = [];
  for (const name of names) got.push((await send(server, REQUESTS[name])).status);
  return got;
};

it("answers to one operation wait for its requests, the others go on", async () => {
  server.answerNext({ to: TASK, status: 404 });
  server.answerNext({ to: TASK, status: 202 });
  server.answerNext({ status: 409 });
  // 204 and 200 are Prism's own choice, when nothing is queued for them.
  expect(await ask("job", "task", "job", "task", "task")).toEqual([409, 404, 204, 202, 200]);
  expect(server.refusals).toEqual([]);
});

it("an operation is also known by its role", async () => {
  server.answerNext({ to: "cancel", status: 429 });
  expect(await ask("task", "job")).toEqual([200, 429]);
});

it("what always answers an operation goes before what always answers", async () => {
  server.answerAlways({ to: "cancel", status: 409 });
  server.answerAlways({ status: 404 });
  server.answerNext({ to: "cancel", status: 400 });
  expect(await ask("job", "job", "task", "job")).toEqual([400, 409, 404, 409]);
  server.answerAlways(undefined);
  expect(await ask("job", "task")).toEqual([204, 200]);
});

it("a request that is refused uses up the answer to its operation, and no other's", async () => {
  server.answerNext({ to: TASK, status: 404 });
  server.answerNext({ to: "cancel", status: 409 });
  const { headers: _, ...keyless } = REQUESTS.job;
  await send(server, keyless as typeof REQUESTS.job);
  expect(server.refusals).toHaveLength(1);
  expect(await ask("job", "task")).toEqual([204, 404]);
});

it("a request that is for no operation uses up an answer to any, and no other", async () => {
  server.answerNext({ to: TASK, status: 404 });
  server.answerNext({ status: 409 });
  await fetch(`${server.url}/nowhere`);
  expect(server.refusals).toHaveLength(1);
  expect(await ask("job", "task")).toEqual([204, 404]);
});

it("an operation that is not there, or does not have the status, is a mistake of the test's", () => {
  expect(() => server.answerNext({ to: "status", status: 200 })).toThrow(
    /^the document has no operation status, only cancel, DELETE \/jobs\/\{id\}, POST \/tasks\/\{id\}\/cancel, /,
  );
  expect(() => server.answerNext({ to: "cancel", status: 503 })).toThrow(
    "the document has no 503 for DELETE /jobs/{id}, only 204, 400, 409, 429; to answer it anyway: undocumented: true",
  );
});

it("where the vendor has several kinds of job, a role is that of a kind", async () => {
  const operation = (kind: string) => ({
    responses: { "200": { description: "" }, "409": { description: "" } },
    "x-calloff-job": { kind, role: "cancel" },
  });
  const document = {
    openapi: "3.1.0",
    info: { title: "Kinds", version: "1" },
    paths: { "/batches": { delete: operation("batch") }, "/runs": { delete: operation("run") } },
  };
  const kinds = await startMock({ document });
  try {
    expect(() => kinds.answerNext({ to: "cancel", status: 409 })).toThrow(
      /only batch\.cancel, run\.cancel, /,
    );
    kinds.answerNext({ to: "run.cancel", status: 409 });
    const statusOf = async (path: string): Promise<number> =>
      (await fetch(kinds.url + path, { method: "DELETE" })).status;
    expect([await statusOf("/batches"), await statusOf("/runs")]).toEqual([200, 409]);
  } finally {
    await kinds.close();
  }
});
