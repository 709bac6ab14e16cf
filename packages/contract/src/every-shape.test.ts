import type { JsonObject } from "@calloff/openapi";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judgeMutant, mutantsOf } from "./mutants/run-mutants.ts";
import { hasFailed, inOneLine, type Row } from "./row.ts";
import { allRows } from "./run-contract.ts";
import { openAnneal } from "./testing/anneal.ts";
import { openFoundry } from "./testing/foundry.ts";

const foundry = await openFoundry();
const anneal = await openAnneal();
afterAll(() => Promise.all([foundry, anneal].map((vendor) => vendor[Symbol.asyncDispose]())));
const { subject } = foundry;
const told = ({ request, response, ...row }: Row): string =>
  `${inOneLine(row as Row)}: ${[...request, ...response].join("; ")}`;

describe("a vendor with jobs of every shape", () => {
  let rows: Row[];
  beforeAll(async () => {
    rows = await allRows(subject);
  });

  test("keeps to its document, and to the tables", () => {
    expect(rows.filter(hasFailed).map(told)).toEqual([]);
    expect(rows.flatMap(({ skipped }) => skipped ?? [])).toEqual([]);
  });

  test("has each of its cancels and statuses called", () => {
    const called = rows
      .filter(({ via }) => via !== "client")
      .map(({ operation, via }) => `${via} ${operation}`);
    expect([...new Set(called)].sort()).toEqual([
      "cancel DELETE /tasks/{id}",
      "cancel POST /batches/{batch_id}:cancel",
      "cancel POST /queue/cancel",
      "cancel PUT /spaces/{space_id}/runs",
      "status GET /batches/{batch_id}",
      "status GET /runs",
      "status GET /tasks/{id}",
    ]);
  });

  test("has ids of several parts given as the text of a reference too", () => {
    const called = rows.filter(({ sends }) => sends === "reference").map(({ operation }) => operation);
    expect([...new Set(called)].sort()).toEqual([
      "GET /runs",
      "POST /queue/cancel",
      "PUT /spaces/{space_id}/runs",
    ]);
  });

  test("has the statuses of a range called that its table tells apart", () => {
    const own = rows.filter(({ documented, via }) => documented === "4XX" && via === "cancel");
    expect([...new Set(own.map(({ status }) => status))].sort()).toEqual([400, 404, 409]);
  });
});

test("so does a vendor with one kind of job, whose id has two parts and whose status is read first", async () => {
  const rows = await allRows(anneal.subject);
  expect(rows.filter(hasFailed).map(told)).toEqual([]);
  expect(rows.filter(({ sends }) => sends === "reference").map(({ via }) => via)).toContain("cancel");
});

/** The parts of a descriptor that only some vendors need, and what is found when one is wrong. */
const WRONG: readonly (readonly [name: string, problem: string | RegExp])[] = [
  ["foundry.batch: no body", /Body parameter is required/],
  ["foundry.batch: no header foundry-version", /must have required property 'foundry-version'/],
  ["foundry.batch: another foundry-version", /must be equal to constant/],
  [
    "foundry.batch: 4XX means canceled whatever HTTP says",
    "it means invalid-request, and the client says canceled",
  ],
  ["foundry.task: the status is not read first", /was sent before the job's status was read/],
  ["foundry.task: the operation of batch", /:cancel hasn't been found/],
  ["foundry.run: id space_id in the query", /the path parameter space_id arrived as "\{space_id\}"/],
  ["foundry.run: id space_id taken for region", 'space_id arrived as "string-2", given was "string"'],
  ["foundry.run: id region in the body", /must have required property 'region'/],
  ["foundry.run: a body without status", /must have required property 'status'/],
  ["foundry.run: a body with something more", /its body is .*newcomer/],
  [
    "foundry.run: status, the parts of the id in another order",
    "sends reference, gets full: nothing was sent",
  ],
  [
    "foundry.queued: the parts of the id in another order",
    /sends reference.*its body is \{"request_id":"string"/,
  ],
  ["anneal: the status is not read first", /was sent before the job's status was read/],
  [
    "anneal: the parts of the id in another order",
    'the path parameter firing arrived as "string-2", given was "string"',
  ],
  ["anneal: 3: canceled", /the job is succeeded, and the client says canceled/],
  ["foundry.queued: id request_id in the query", /must have required property 'request_id'/],
];

test.each(WRONG)("%s is found", async (wanted, problem) => {
  const mutants = [subject, anneal.subject].flatMap(({ types: _, ...untyped }) => mutantsOf(untyped));
  const mutant = mutants.find(({ provider, name }) => `${provider}: ${name}` === wanted);
  const { killedBy } = mutant ? await judgeMutant(mutant) : { killedBy: "no such mutant" };
  expect(killedBy).toEqual(
    typeof problem === "string" ? expect.stringContaining(problem) : expect.stringMatching(problem),
  );
});

test("a header that every call has is looked for where no operation declares it", async () => {
  const document = JSON.parse(JSON.stringify(subject.document), (key, value: unknown) =>
    key === "parameters" && Array.isArray(value)
      ? value.filter(({ $ref }) => $ref !== "#/components/parameters/version")
      : value,
  ) as JsonObject;
  const { types: _, ...untyped } = { ...subject, document, served: document };
  expect((await allRows({ ...untyped, effort: "each status once" })).filter(hasFailed).map(told)).toEqual([]);
  const mutant = mutantsOf(untyped).find(({ name }) => name === "no header foundry-version");
  const { killedBy } = mutant ? await judgeMutant(mutant) : { killedBy: "no such mutant" };
  expect(killedBy).toContain('the header foundry-version must be "2026-01-01", and is nothing');
});
