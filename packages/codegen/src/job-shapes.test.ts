import type { JsonObject } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { generateClient } from "./generate-client.ts";
import { readProviderModel } from "./provider-model.ts";
import { smallDocument, smallOperation, smallStatus } from "./small-document.ts";

const text = { type: "string" };
const inPath = (...names: string[]): JsonObject[] =>
  names.map((name) => ({ name, in: "path", required: true, schema: text }));
/** A cancel operation of which the overlay says this. */
const cancel = (fields: JsonObject, more: JsonObject = {}): JsonObject => ({
  ...smallOperation(),
  ...more,
  "x-calloff-job": { role: "cancel", id: "id", answers: { 200: "canceling" }, ...fields },
});

function document(paths: JsonObject, change: JsonObject = {}): JsonObject {
  return { ...smallDocument(), paths, ...change };
}

async function descriptorOf(changed: JsonObject): Promise<string> {
  return (await generateClient("acme", changed)).get("descriptor.ts") ?? "";
}

describe("several kinds of job", () => {
  const kinds = document({
    "/batches/{id}:cancel": { post: cancel({ kind: "batch" }) },
    "/batches/{id}": { get: { ...smallStatus(), "x-calloff-job": { ...statusJob(), kind: "batch" } } },
    "/tunings/{id}": { delete: cancel({ kind: "tuning" }) },
  });

  test("each has its operations, under its name", () => {
    const { jobs } = readProviderModel("acme", kinds);
    expect(jobs.map(({ kind, cancel, status }) => [kind, cancel.path, status?.path])).toEqual([
      ["batch", "/batches/{id}:cancel", "/batches/{id}"],
      ["tuning", "/tunings/{id}", undefined],
    ]);
  });

  test("the package has a field for each, with types of its own", async () => {
    const index = (await generateClient("acme", kinds)).get("index.ts");
    expect(index).toContain(
      'export type AcmeBatch = TrackableKind<"acme.batch", string, AcmeBatchOutcome, AcmeBatchStatus>;',
    );
    expect(index).toContain(
      'export type AcmeTuning = CancelableKind<"acme.tuning", string, AcmeTuningOutcome>;',
    );
    expect(index).toContain('const { state, stopped } = await acme.batch.cancel("abc");');
  });

  test.each([
    [
      "one without a name",
      { "/a/{id}": { delete: cancel({ kind: "a" }) }, "/b/{id}": { delete: smallOperation() } },
      "acme: DELETE /b/{id}: x-calloff-job needs kind, as the other jobs have it.",
    ],
    [
      "two cancels of one kind",
      { "/a/{id}": { delete: cancel({ kind: "a" }) }, "/b/{id}": { delete: cancel({ kind: "a" }) } },
      "acme: several operations have x-calloff-job with role: cancel and kind: a (DELETE /a/{id}, DELETE /b/{id}); keep one in the overlay.",
    ],
  ])("%s is refused", (_, paths, message) => {
    expect(() => readProviderModel("acme", document(paths))).toThrow(message);
  });
});

function statusJob(): JsonObject {
  return smallStatus()["x-calloff-job"] as JsonObject;
}

describe("an id of several parts", () => {
  const id = { space: "space", workflow: "workflow_execution.workflow_id", model: "model" };
  const space = { name: "space", in: "query", required: true, schema: text };
  const parameters = [...inPath("workflow_execution.workflow_id"), space];
  const content = { "application/json": { schema: { properties: { model: text } } } };
  const operation = cancel({ id }, { parameters, requestBody: { required: true, content } });
  const compound = document({ "/w/{workflow_execution.workflow_id}/cancel": { post: operation } });

  test("each part is sent where the document has it", async () => {
    expect(await descriptorOf(compound)).toContain(
      'id: { parts: [{ name: "space", kind: "string", in: "query" }, { name: "workflow_execution.workflow_id", kind: "string", part: "workflow" }, { name: "model", kind: "string", in: "body" }], check: checkCompoundId },',
    );
  });

  test("the type of the id has the parts", async () => {
    const index = (await generateClient("acme", compound)).get("index.ts");
    expect(index).toContain(
      'export type AcmeId = { readonly "space": string; readonly "workflow": string; readonly "model": string };',
    );
  });

  test("a part that the operation does not have is refused", () => {
    const parameters = inPath("x", "y");
    const wrong = document({ "/a/{x}/{y}": { delete: cancel({ id: ["x", "z"] }, { parameters }) } });
    expect(() => readProviderModel("acme", wrong)).toThrow(
      'acme: DELETE /a/{x}/{y}: x-calloff-job names the id "z", which is neither in the path nor in the query nor in the body.',
    );
    const other = document({ "/a/{x}/{y}": { delete: cancel({ id: "x" }, { parameters }) } });
    expect(() => readProviderModel("acme", other)).toThrow(/as its only path parameters/);
  });
});

describe("a body", () => {
  const content = { "application/json": { schema: { type: "object" } } };
  const withBody = (fields: JsonObject): JsonObject =>
    document({ "/jobs/{id}": { put: cancel(fields, { requestBody: { required: true, content } }) } });

  test.each([
    [{ status: "RELEASE" }, 'body: { status: "RELEASE" },'],
    [{}, "body: {},"],
  ])("%j is sent with every cancel", async (body, code) => {
    const descriptor = await descriptorOf(withBody({ body }));
    expect(descriptor.replaceAll('{"status":"RELEASE"}', '{ status: "RELEASE" }')).toContain(code);
    expect(descriptor).toContain("place: placeId,");
  });

  test("that is required and not said is refused", () => {
    expect(() => readProviderModel("acme", withBody({}))).toThrow(
      /needs a request body; say under x-calloff-job, body/,
    );
  });
});

describe("headers that every call has", () => {
  const versioned = document(
    {
      "/jobs/{id}": {
        delete: {
          ...smallOperation(),
          parameters: [
            ...inPath("id"),
            { name: "X-Version", in: "header", required: true, schema: { const: "1" } },
          ],
        },
      },
    },
    { "x-calloff-headers": { "x-version": "1" } },
  );

  test("are in the descriptor, and no call of the typed client has to give them", async () => {
    const files = await generateClient("acme", versioned);
    expect(files.get("descriptor.ts")).toContain('headers: {"x-version":"1"},');
    expect(files.get("schema.ts")).toMatch(/"X-Version"\?: /);
  });
});

test("a header parameter that holds the key is the client's to send", async () => {
  const parameters = [
    ...inPath("id"),
    { name: "x-api-key", in: "header", required: true, schema: { type: "string" } },
    { name: "X-Other", in: "header", required: true, schema: { type: "string" } },
  ];
  const keyed = (names: string[]): JsonObject => ({
    ...document({
      "/jobs/{id}": {
        delete: {
          ...smallOperation(),
          parameters: parameters.filter(({ name }) => names.includes(String(name))),
        },
      },
    }),
    security: [{ key: [] }],
    components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-API-Key" } } },
  });
  const files = await generateClient("acme", keyed(["id", "x-api-key"]));
  expect(files.get("schema.ts")).toMatch(/"x-api-key"\?: string/);
  await expect(generateClient("acme", keyed(["id", "x-api-key", "X-Other"]))).rejects.toThrow(
    "needs the header parameter X-Other besides the job's id.",
  );
});

describe("what a cancel does to a finished job", () => {
  const destroying = cancel({ whenFinished: "destroys-result" });

  test("a provider that destroys its result reads the status first", async () => {
    const paths = { "/jobs/{id}": { delete: destroying, get: smallStatus() } };
    const files = await generateClient("acme", document(paths));
    expect(files.get("index.ts")).toContain("createStatusFirstProvider(descriptor, options)");
    expect(files.get("index.ts")).toContain('UnsentOutcome<"acme", string>');
    expect(files.get("descriptor.ts")).toContain('whenFinished: "destroys-result",');
  });

  test("without a status there is nothing to read", () => {
    const paths = { "/jobs/{id}": { delete: destroying } };
    expect(() => readProviderModel("acme", document(paths))).toThrow(
      /needs a status operation, which is read first/,
    );
  });
});

test("what HTTP says of a range has the states that it can have", async () => {
  const responses = { "200": { description: "" }, "4XX": { description: "" } };
  const operation = cancel({ answers: { 200: "canceling", "4XX": "http" } }, { responses });
  const files = await generateClient("acme", document({ "/jobs/{id}": { delete: operation } }));
  expect(files.get("index.ts")).toContain(
    'DocumentedOutcome<"acme", string, number, "not-found" | "not-cancelable", never>',
  );
});

test("a status may lack a word, and says so to those who wait for it", async () => {
  const status = {
    ...smallStatus(),
    "x-calloff-job": {
      ...statusJob(),
      state: { at: "/status", values: { done: "succeeded" }, lacks: ["canceled"] },
    },
  };
  const descriptor = await descriptorOf(
    document({ "/jobs/{id}": { delete: smallOperation(), get: status } }),
  );
  expect(descriptor).toContain('note: "The vendor\'s status has no word for canceled.",');
});
