import type { MockServer } from "@calloff/mock";
import { CalloffError, type JobStatus } from "@calloff/runtime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeConfirm } from "./describe-confirm.ts";
import { expectHeaders } from "./describe-wire.ts";
import { startRecorder } from "./recorder.ts";
import { operationOf } from "./status-first.ts";
import { basePathOf, type Subject, startVendorMock, statusUrl } from "./subject.ts";
import type { StatusSubject } from "./tables.ts";

/** Declares tests that hold `status`, and `cancel` with `confirm`, to the table of statuses; or to their absence. */
export function describeStatus(subject: Subject): void {
  const { status } = subject;
  if (status === undefined) {
    describeAbsence(subject);
    return;
  }
  describe(`${subject.provider}: status against Prism`, () => describeValues(subject, status));
  describe(`${subject.provider}: status on the wire`, () => describeRequest(subject, status));
  const { accepted, rows } = status;
  const running = rows.find(({ final }) => !final);
  if (accepted === undefined || running === undefined) return;
  describe(`${subject.provider}: confirm`, () => describeConfirm(subject, { ...status, accepted, running }));
}

function read({ create, request: { key, id } }: Subject, baseUrl: string): Promise<JobStatus> {
  const { status } = create({ apiKey: key, baseUrl, retries: 0 });
  return status?.(id as never) ?? Promise.reject(new TypeError("there is no status"));
}

function describeValues(subject: Subject, status: StatusSubject): void {
  const { rows, unknownName } = status;
  const to = operationOf(subject, "status");
  let mock: MockServer;
  beforeAll(async () => {
    mock = await startVendorMock(subject);
  });
  afterAll(() => mock.close());
  const { provider } = subject;
  const { id } = subject.request;

  test("the table has every value that is mapped, and no other", () => {
    const { descriptor } = subject.create({ apiKey: subject.request.key });
    const { state } = (descriptor as { status?: { state: { values: object } } }).status ?? {};
    const values = new Set(rows.map(({ value }) => String(value)));
    expect([...values].sort()).toEqual(Object.keys(state?.values ?? {}).sort());
  });

  test.each(rows)("$value: $means", async ({ body, value, state, final }) => {
    mock.clear();
    mock.answerNext({ to, status: 200, body });
    const found = await read(subject, mock.url);
    expect(mock.refusals).toEqual([]);
    expect(mock.requests.map((request) => [request.method, request.url])).toEqual([
      ["GET", statusUrl(subject, status)],
    ]);
    expect(found).toEqual({
      provider,
      id,
      state,
      final,
      value,
      status: 200,
      documented: true,
      body,
      attempts: 1,
    });
  });

  if (unknownName !== undefined)
    test("a value that is not known is unknown, and no error", async () => {
      mock.clear();
      mock.answerNext({ to, status: 200, body: unknownName });
      expect(await read(subject, mock.url)).toMatchObject({
        state: "unknown",
        final: false,
        body: unknownName,
      });
    });

  test("a job that the vendor does not know is the error not-found", async () => {
    mock.clear();
    mock.answerNext({ to, status: 404, undocumented: true });
    await expect(read(subject, mock.url)).rejects.toMatchObject({ code: "not-found", status: 404, provider });
  });
}

function describeRequest(subject: Subject, status: StatusSubject): void {
  const basePath = basePathOf(subject);

  test("is a GET with the vendor's path, credential and headers, and no body", async () => {
    await using recorder = await startRecorder((response) => response.writeHead(200).end("{}"));
    await read(subject, recorder.origin + basePath);
    const [received, ...others] = recorder.requests;
    expect(others).toEqual([]);
    expect(received).toMatchObject({ method: "GET", url: statusUrl(subject, status), body: "" });
    expectHeaders(received, subject.request);
  });

  test.each([301, 307, 308])("does not take its key along a redirect (%i)", async (code) => {
    await using elsewhere = await startRecorder();
    await using recorder = await startRecorder((response) =>
      response.writeHead(code, { location: `${elsewhere.origin}/` }).end(),
    );
    const error = await read(subject, recorder.origin + basePath).catch((thrown: unknown) => thrown);
    expect(CalloffError.is(error)).toBe(true);
    expect(error).toMatchObject({ code: "unexpected-response", status: code });
    expect(elsewhere.requests).toEqual([]);
  });
}

function describeAbsence({ provider, create, request: { key, id } }: Subject): void {
  describe(`${provider}: status and confirm`, () => {
    test("are not there, as no operation is known that reads a job's status", async () => {
      await using recorder = await startRecorder();
      const absent = create({ apiKey: key, baseUrl: recorder.origin });
      expect(absent).not.toHaveProperty("status");
      expect(absent.descriptor).not.toHaveProperty("status");
      const options = { confirm: true } as object;
      await expect(absent.cancel(id as never, options)).rejects.toMatchObject({ code: "invalid-options" });
      expect(recorder.requests).toEqual([]);
    });
  });
}
