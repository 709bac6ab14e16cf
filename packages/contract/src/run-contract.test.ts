import { describe, expect, test } from "vitest";
import { inOneLine } from "./row.ts";
import { allRows } from "./run-contract.ts";
import type { Subject } from "./subject.ts";
import { acmeDocument, acmeSubject, jsonBody, objectSchema } from "./testing/acme-document.ts";

const job = objectSchema(
  {
    id: { type: "string", format: "uuid" },
    progress: { type: "number", minimum: 0, maximum: 1, exclusiveMaximum: true },
    note: { type: "string", nullable: true },
    kind: { $ref: "#/components/schemas/Kind", description: "beside a reference" },
  },
  ["id", "note"],
);

const oldDocument = acmeDocument(
  "3.0.3",
  {
    "/jobs": {
      get: {
        parameters: [
          { name: "state", in: "query", schema: { type: "string", enum: ["queued", "done"] } },
          {
            name: "tag",
            in: "query",
            schema: { type: "array", items: { type: "string" } },
            example: ["a b", "c&d"],
          },
          { name: "limit", in: "query", required: true, schema: { type: "integer", minimum: 5 } },
          { name: "X-Trace", in: "header", required: true, schema: { type: "string", minLength: 12 } },
        ],
        responses: {
          "200": jsonBody({ type: "array", items: { $ref: "#/components/schemas/Job" } }),
          default: jsonBody(objectSchema({ error: { type: "string" } }, ["error"])),
        },
      },
      post: {
        requestBody: jsonBody(
          objectSchema(
            {
              name: { type: "string" },
              priority: { type: "integer", nullable: true },
              created: { type: "string", readOnly: true },
            },
            ["name", "created"],
          ),
        ),
        responses: {
          "201": jsonBody({ $ref: "#/components/schemas/Job" }),
          "4XX": { description: "no body" },
        },
      },
    },
  },
  { schemas: { Job: job, Kind: { type: "string", enum: ["image", "video"] } } },
);

const newDocument = acmeDocument("3.1.0", {
  "/jobs/{id}/tasks/{task}/": {
    parameters: [
      { name: "id", in: "path", required: true, schema: { type: "integer", minimum: 1 }, example: 42 },
      { name: "task", in: "path", required: true, schema: { type: "string" }, example: "a/b c?d%é" },
    ],
    put: {
      requestBody: {
        required: true,
        ...jsonBody(objectSchema({ label: { type: ["string", "null"] }, on: { type: "boolean" } }, ["on"])),
      },
      responses: {
        "200": jsonBody(
          objectSchema({ ok: { const: true }, at: { type: "string", format: "date-time" } }, ["ok"]),
        ),
        "204": { description: "nothing" },
        "303": { description: "elsewhere" },
        "5XX": { description: "", content: { "text/plain": { schema: { type: "string" } } } },
      },
    },
    head: { responses: { "200": { description: "" } } },
  },
  "/login": {
    post: {
      security: [],
      requestBody: {
        required: true,
        content: {
          "application/x-www-form-urlencoded": {
            schema: objectSchema({ user: { type: "string" }, days: { type: "integer" } }, ["user"]),
          },
        },
      },
      responses: { "200": jsonBody({ type: "array", items: { type: "integer" } }) },
    },
  },
});
describe.each([
  ["3.0", oldDocument, ["GET /jobs 200", "GET /jobs default", "POST /jobs 201", "POST /jobs 4XX"]],
  [
    "3.1",
    newDocument,
    [
      "PUT /jobs/{id}/tasks/{task}/ 200",
      "PUT /jobs/{id}/tasks/{task}/ 204",
      "PUT /jobs/{id}/tasks/{task}/ 303",
      "PUT /jobs/{id}/tasks/{task}/ 5XX",
      "HEAD /jobs/{id}/tasks/{task}/ 200",
      "POST /login 200",
    ],
  ],
] as const)("a document of OpenAPI %s that nobody has seen", async (_, document, expected) => {
  const rows = await allRows(acmeSubject(document));

  test.each(rows.map((row) => [inOneLine(row), row] as const))("%s", (__, { request, response, skipped }) => {
    expect({ request, response, skipped }).toEqual({ request: [], response: [], skipped: undefined });
  });

  test("has all its answers tried", () => {
    const tried = new Set(rows.map(({ operation, documented }) => `${operation} ${documented}`));
    expect([...tried].sort()).toEqual([...expected].sort());
  });

  test("is tried with everything, and with what it requires alone", () => {
    expect(new Set(rows.map(({ sends }) => sends))).toEqual(new Set(["everything", "required"]));
    expect(new Set(rows.map(({ gets }) => gets))).toEqual(new Set(["full", "minimal", "empty"]));
  });
});

test("a client that does not come to send anything is quoted", async () => {
  const subject = acmeSubject(
    acmeDocument("3.1.0", { "/jobs": { get: { responses: { "200": { description: "" } } } } }),
  );
  const fetch = (): Promise<Response> => Promise.reject(new TypeError("the connection was closed"));
  const create: Subject["create"] = (options) => subject.create({ ...options, fetch });
  expect(await allRows({ ...subject, create })).toMatchObject([
    { request: ["nothing was sent"], response: ["there was no answer, and the client says network"] },
  ]);
});
