import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { MockServer } from "@calloff/mock";
import { type JsonObject, methodKey, objectOf, valueAt } from "@calloff/openapi/internal";
import { CalloffError } from "@calloff/runtime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelsIn, operationOf, tellRunning } from "./status-first.ts";
import { packageOf, type Subject, startVendorMock, wireUrl } from "./subject.ts";
import type { AnswerRow } from "./tables.ts";

/**
 * Declares tests that hold `cancel` to the vendor's document, served by Prism, and to the table of its answers.
 *
 * @example
 * import { describeAnswers } from "@calloff/contract/vitest";
 *
 * describeAnswers(subject); // in a test file of the package @calloff/acme
 */
export function describeAnswers(subject: Subject): void {
  describe(`${subject.provider}: cancel against Prism`, () => {
    let mock: MockServer;
    beforeAll(async () => {
      mock = await startVendorMock(subject);
    });
    afterAll(() => mock.close());

    test("the table has every documented status, and no other", () => {
      const rows = new Set(subject.answers.map(({ documented, status }) => documented ?? String(status)));
      expect([...rows].sort()).toEqual(documentedStatuses(subject));
    });

    test.each(subject.answers)("$status $page", async (row) => {
      mock.clear();
      tellRunning(mock, subject);
      const { status, body } = row;
      mock.answerNext({ to: operationOf(subject, "cancel"), status, ...(body !== undefined && { body }) });
      const provider = subject.create({ apiKey: subject.request.key, baseUrl: mock.url, retries: 0 });
      const answered = await provider.cancel(subject.request.id as never).catch((error: unknown) => error);
      // First, because an answer of Prism's own can look like the vendor's.
      expect(mock.refusals).toEqual([]);
      const cancels = cancelsIn(subject, mock.requests);
      expect(cancels.map(({ method, url, answer }) => [method, url, answer.status])).toEqual([
        [subject.request.method, wireUrl(subject), row.status],
      ]);
      expectMeaning(answered, row, subject);
    });
  });
}

function expectMeaning(answered: unknown, row: AnswerRow, { provider, request: { id } }: Subject): void {
  if ("error" in row) {
    expect(CalloffError.is(answered), `expected an error, got ${JSON.stringify(answered)}`).toBe(true);
    expect(answered).toMatchObject({ code: row.error, status: row.status, provider, attempts: 1 });
    return;
  }
  expect(answered).toMatchObject({
    provider,
    id,
    state: row.state,
    stopped: row.stopped,
    status: row.status,
    documented: true,
    attempts: 1,
    retried: false,
  });
}

/** The statuses of the cancel operation in the document that the package under test brings, sorted. */
function documentedStatuses(subject: Subject): string[] {
  const { document: place, create, request } = subject;
  // Resolved as the test that runs would resolve it: a package can import itself by its name.
  const require = createRequire(expect.getState().testPath ?? import.meta.url);
  const file = place ?? require.resolve(`@calloff/${packageOf(subject)}/openapi.json`);
  const document = JSON.parse(readFileSync(file, "utf8")) as JsonObject;
  const { method, path } = create({ apiKey: request.key }).descriptor.cancel;
  const responses = objectOf(valueAt(document, ["paths", path, methodKey(method), "responses"]));
  return Object.keys(responses)
    .filter((status) => !status.startsWith("x-"))
    .sort();
}
