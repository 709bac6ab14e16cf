import type { JsonObject } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { findCancelCandidates, findStatusCandidates } from "./find-candidates.ts";
import { findStateTexts } from "./state-values.ts";

const id = { name: "id", in: "path", required: true, schema: { type: "string" } };

/** A document of these operations, each with what its path needs. */
function documentOf(...names: (string | [string, JsonObject])[]): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const entry of names) {
    const [name, more] = typeof entry === "string" ? [entry, {}] : entry;
    const [method = "", path = ""] = name.split(" ");
    const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter = ""]) => ({
      ...id,
      name: parameter,
    }));
    paths[path] = { ...paths[path], [method.toLowerCase()]: { parameters, responses: {}, ...more } };
  }
  return { paths };
}

const cancels = (...names: Parameters<typeof documentOf>): string[] =>
  findCancelCandidates(documentOf(...names)).map(({ name }) => name);

describe("looks like a cancel", () => {
  test.each<[string, JsonObject?]>([
    ["POST /jobs/{id}/cancel"],
    ["POST /jobs/{id}/stop"],
    ["PUT /tasks/{id}/abort"],
    ["PATCH /jobs/{id}/terminate"],
    ["POST /machines/{id}/kill"],
    ["DELETE /jobs/{id}"],
    ["DELETE /v1/transcription-jobs/{id}/"],
    ["DELETE /predictions/{id}"],
    ["POST /jobs/{id}", { operationId: "cancelJob" }],
    ["POST /jobs/{id}", { operationId: "job_cancellation" }],
    ["POST /jobs/{id}", { summary: "Stops the job" }],
  ])("%s %j", (name, more = {}) => {
    expect(cancels([name, more])).toEqual([name]);
  });

  test.each<[string, JsonObject?]>([
    ["GET /jobs/{id}/cancel"],
    ["DELETE /webhooks/{id}"],
    ["DELETE /jobs/{id}/files"],
    ["DELETE /jobs"],
    ["POST /bus-stops", { operationId: "unstoppable" }],
    ["POST /jobs/{cancel}", { summary: "Begin a job" }],
  ])("not %s %j", (name, more = {}) => {
    const found = cancels([name, more]);
    // A stop of a bus is a word of the kind all the same: a person sees that it is none.
    expect(found).toEqual(name.includes("bus-stops") ? [name] : []);
  });

  test("what says cancel comes before what says something like it", () => {
    expect(cancels("POST /broadcasts/{id}/stop", "PUT /uploads/{id}/cancel")).toEqual([
      "PUT /uploads/{id}/cancel",
      "POST /broadcasts/{id}/stop",
    ]);
  });

  test("what says so comes before what only deletes; what needs more than an id says why it cannot be", () => {
    const body = { requestBody: { required: true, content: {} } };
    const found = findCancelCandidates(
      documentOf(
        "DELETE /jobs/{id}",
        ["POST /jobs/{id}/cancel", body],
        "POST /users/{user}/jobs/{id}/stop",
        "POST /stop",
      ),
    );
    expect(found.map(({ name, why, obstacle }) => [name, why, obstacle])).toEqual([
      [
        "POST /jobs/{id}/cancel",
        '"cancel" in its path',
        "needs a request body; say under x-calloff-job, body in the overlay what is always in it, {} for nothing",
      ],
      // Both name the job.
      ["POST /users/{user}/jobs/{id}/stop", '"stop" in its path', undefined],
      ["POST /stop", '"stop" in its path', "its path has no parameter that could name the job"],
      ["DELETE /jobs/{id}", "deletes one job", undefined],
    ]);
  });
});

test("a status is read near what cancels, or says that it is one", () => {
  const document = documentOf(
    "GET /voices/{id}/state",
    "GET /voices/{id}",
    "GET /jobs",
    "GET /jobs/{job}",
    "GET /jobs/{job}/status",
    "POST /jobs/{id}/cancel",
  );
  const [cancel] = findCancelCandidates(document);
  expect(findStatusCandidates(document, cancel?.place).map(({ name }) => name)).toEqual([
    "GET /jobs/{job}",
    "GET /jobs/{job}/status",
    "GET /voices/{id}/state",
  ]);
  const verbFirst = documentOf("POST /job/cancel/{id}", "GET /job/{id}");
  const [first] = findCancelCandidates(verbFirst);
  expect(findStatusCandidates(verbFirst, first?.place).map(({ name }) => name)).toEqual(["GET /job/{id}"]);
  const verbAlone = documentOf("POST /cancel/{id}", "GET /voices/{id}", "GET /job/{id}");
  const [alone] = findCancelCandidates(verbAlone);
  expect(findStatusCandidates(verbAlone, alone?.place).map(({ name }) => name)).toEqual(["GET /job/{id}"]);
});

test("a status is called with the id of the cancel, so that its path has the same parts", () => {
  const document = documentOf(
    "GET /jobs/{owner}/{id}",
    "GET /jobs/{id}",
    "GET /tasks/{owner}/{id}",
    "POST /jobs/{owner}/{id}/cancel",
  );
  const [cancel] = findCancelCandidates(document);
  const found = findStatusCandidates(document, cancel?.place);
  expect(found.map(({ name }) => name)).toEqual(["GET /jobs/{owner}/{id}", "GET /tasks/{owner}/{id}"]);
});

test("states are found wherever a body has them, nearest first, with their values", () => {
  const schemas: JsonObject = {
    Base: { properties: { status: { type: "string", enum: ["new", "done"] } } },
    Job: {
      allOf: [{ $ref: "#/components/schemas/Base" }, { properties: { phase: { const: "x" }, count: {} } }],
    },
    Loop: {
      properties: { loop: { $ref: "#/components/schemas/Loop" }, state: { type: ["string", "null"] } },
    },
  };
  const properties = {
    job: { $ref: "#/components/schemas/Job" },
    loop: { $ref: "#/components/schemas/Loop" },
    status: { type: "integer" },
  };
  const response = { content: { "application/json": { schema: { properties } } } };
  expect(findStateTexts({ components: { schemas } }, response)).toEqual([
    { at: "/job/status", values: ["new", "done"] },
    { at: "/job/phase", values: ["x"] },
    { at: "/loop/state", values: [] },
    { at: "/loop/loop/state", values: [] },
  ]);
});

test("the state of another job, such as the previous one, is no state of this one", () => {
  const build = { properties: { status: { enum: ["failed", "success"] } } };
  const properties = { previous: build, retried_by: build, lifecycle: { enum: ["queued", "running"] } };
  const response = { content: { "application/json": { schema: { properties } } } };
  expect(findStateTexts({}, response)).toEqual([{ at: "/lifecycle", values: ["queued", "running"] }]);
});
