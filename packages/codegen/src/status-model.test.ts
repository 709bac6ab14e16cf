import { type JsonObject, UserError } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { generateProvider } from "./generate-client.ts";
import { readProviderModel } from "./provider-model.ts";
import { smallDocument, smallOperation, smallStatus } from "./small-document.ts";

const state = { at: "/status", values: { up: "running", done: "succeeded" } };
/** The small document with a status operation, some of it changed. */
function withStatus(change: JsonObject = {}, method = "get", path = "/jobs/{id}"): JsonObject {
  const paths: Record<string, JsonObject> = { "/jobs/{id}": { delete: smallOperation() } };
  paths[path] = { ...paths[path], [method]: { ...smallStatus(), ...change } };
  return { ...smallDocument(), paths };
}

test("reads path, id, the answers of success and the rule", () => {
  expect(readProviderModel("acme", withStatus()).jobs[0]?.status).toEqual({
    path: "/jobs/{id}",
    method: "get",
    id: [{ part: "id", name: "id", kind: "string", in: "path" }],
    body: undefined,
    lacks: [],
    answers: [{ status: "200", jsonType: "application/json" }],
    state,
  });
});

test("a provider without one has none", async () => {
  const model = readProviderModel("acme", smallDocument());
  expect(model.jobs[0]?.status).toBeUndefined();
  const files = await generateProvider(model, smallDocument());
  expect(files.get("index.ts")).toContain("createCancelableProvider(descriptor, options)");
  expect(files.get("index.ts")).not.toMatch(/Trackable|Status/);
  expect(files.get("descriptor.ts")).not.toContain("status:");
});

test("what is generated has it, and says in the types that it is documented by us", async () => {
  const document = withStatus();
  const files = await generateProvider(readProviderModel("acme", document), document);
  expect(files.get("index.ts")).toContain("createTrackableProvider(descriptor, options)");
  expect(files.get("index.ts")).toContain(
    'export type AcmeStatus = JobStatus<"acme", string, 200, StatusResponses[200]["content"]["application/json"]>;',
  );
  expect(files.get("descriptor.ts")).toContain(`  state: ${JSON.stringify(state)},`);
  const marks = files
    .get("schema.ts")
    ?.match(/Documented by Calloff, from: acme\.example, status\. It is not in the vendored document\./g);
  expect(marks).toHaveLength(1);
  expect(JSON.parse(files.get("openapi.json") ?? "")).toEqual(document);
});

const job = (part: JsonObject): JsonObject => ({
  "x-calloff-job": { role: "status", id: "id", state, ...part },
});
const integer = [{ name: "id", in: "path", required: true, schema: { type: "integer" } }];

describe("refuses", () => {
  test.each<[string, JsonObject, string]>([
    ["a status that is no GET", withStatus({}, "post"), "POST /jobs/{id}: a status operation must be a GET"],
    [
      "answers",
      withStatus(job({ answers: { 200: "canceled" } })),
      "x-calloff-job has answers, which only role: cancel",
    ],
    ["no rule", withStatus(job({ state: {} })), "x-calloff-job needs state: { at, values }"],
    [
      "no success",
      withStatus({ responses: { "404": { description: "" } } }),
      "the document has no 2xx for it",
    ],
    ["no id", withStatus(job({ id: 3 })), "x-calloff-job needs id"],
    [
      "another kind of id",
      withStatus({ parameters: integer }),
      "is of the kind integer, but string in the cancel",
    ],
    [
      "another server",
      withStatus({ servers: [{ url: "https://jobs.acme.example" }] }),
      "has another server than the cancel operation.",
    ],
    [
      "no role",
      withStatus({ "x-calloff-job": { id: "id" } }),
      "x-calloff-job needs role: cancel or role: status.",
    ],
    [
      "a status without a cancel",
      { ...smallDocument(), paths: { "/jobs/{id}": { get: smallStatus() } } },
      "a status operation needs a cancel operation (role: cancel) beside it.",
    ],
  ])("%s", (_, document, message) => {
    expect(() => readProviderModel("acme", document)).toThrow(UserError);
    expect(() => readProviderModel("acme", document)).toThrow(message);
  });

  test("two status operations", () => {
    const document = withStatus({}, "get", "/other/{id}");
    const paths = document["paths"] as Record<string, JsonObject>;
    paths["/jobs/{id}"] = { ...paths["/jobs/{id}"], get: smallStatus() };
    expect(() => readProviderModel("acme", document)).toThrow(
      "several operations have x-calloff-job with role: status (GET /jobs/{id}, GET /other/{id}); keep one in the overlay.",
    );
  });
});
