import type { JsonObject } from "@calloff/openapi/internal";
import {
  type CancelableDescriptor,
  createCancelableProvider,
  createProvider,
  type ProviderDescriptor,
} from "@calloff/runtime";
import { transformBody, transformParameters, writeMultipart } from "@calloff/runtime/internal";
import { describe, expect, test } from "vitest";
import { hasFailed, inOneLine, type Row } from "./row.ts";
import { allRows } from "./run-contract.ts";
import type { BuiltClient, Subject } from "./subject.ts";

const server = "https://api.acme.example/v1";
const credential = { header: "X-Key", prefix: "Key ", env: "ACME_KEY" };
const components = {
  securitySchemes: {
    key: {
      type: "apiKey",
      in: "header",
      name: "X-Key",
      "x-calloff-credential": { env: "ACME_KEY", prefix: "Key " },
    },
  },
};

const json = (schema: JsonObject): JsonObject => ({
  description: "",
  content: { "application/json": { schema } },
});
const object = (properties: JsonObject, required: string[] = []): JsonObject => ({
  type: "object",
  properties,
  required,
});

function acme(openapi: string, paths: JsonObject, more: JsonObject = {}): JsonObject {
  const servers = [{ url: server }];
  const parts = { ...components, ...more };
  return {
    openapi,
    info: { title: "Acme", version: "1" },
    servers,
    security: [{ key: [] }],
    paths,
    components: parts,
  };
}

/** A client without a cancel, of any document. */
function subjectOf(document: JsonObject): Subject {
  const descriptor = { name: "acme", baseUrl: server, credential };
  return {
    provider: "acme",
    document,
    served: document,
    descriptor,
    create: (options) => createProvider(descriptor, options) as unknown as BuiltClient,
    answers: undefined,
    statuses: undefined,
  };
}

const job = object(
  {
    id: { type: "string", format: "uuid" },
    progress: { type: "number", minimum: 0, maximum: 1, exclusiveMaximum: true },
    note: { type: "string", nullable: true },
    kind: { $ref: "#/components/schemas/Kind", description: "beside a reference" },
  },
  ["id", "note"],
);

const oldDocument = acme(
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
          "200": json({ type: "array", items: { $ref: "#/components/schemas/Job" } }),
          default: json(object({ error: { type: "string" } }, ["error"])),
        },
      },
      post: {
        requestBody: {
          content: {
            "application/json": {
              schema: object(
                {
                  name: { type: "string" },
                  priority: { type: "integer", nullable: true },
                  created: { type: "string", readOnly: true },
                },
                ["name", "created"],
              ),
            },
          },
        },
        responses: { "201": json({ $ref: "#/components/schemas/Job" }), "4XX": { description: "no body" } },
      },
    },
  },
  { schemas: { Job: job, Kind: { type: "string", enum: ["image", "video"] } } },
);

const newDocument = acme("3.1.0", {
  "/jobs/{id}/tasks/{task}/": {
    parameters: [
      { name: "id", in: "path", required: true, schema: { type: "integer", minimum: 1 }, example: 42 },
      { name: "task", in: "path", required: true, schema: { type: "string" }, example: "a/b c?d%é" },
    ],
    put: {
      requestBody: {
        required: true,
        content: {
          "application/json": {
            schema: object({ label: { type: ["string", "null"] }, on: { type: "boolean" } }, ["on"]),
          },
        },
      },
      responses: {
        "200": json(object({ ok: { const: true }, at: { type: "string", format: "date-time" } }, ["ok"])),
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
            schema: object({ user: { type: "string" }, days: { type: "integer" } }, ["user"]),
          },
        },
      },
      responses: { "200": json({ type: "array", items: { type: "integer" } }) },
    },
  },
});

const skippedDocument = acme("3.1.0", {
  "/search": {
    get: {
      requestBody: { required: true, content: { "application/json": { schema: { type: "object" } } } },
      responses: { "200": { description: "" } },
    },
  },
  "/up/{where}": {
    get: {
      parameters: [{ name: "where", in: "path", required: true, schema: { type: "string", enum: [".."] } }],
      responses: { "200": { description: "" } },
    },
  },
  "/session": {
    get: { responses: { "100": { description: "" }, "200": { description: "" } } },
    trace: { responses: { "200": { description: "" } } },
  },
  "/files": {
    post: {
      requestBody: { required: true, content: { "multipart/form-data": { schema: { type: "string" } } } },
      responses: { "200": { description: "" } },
    },
  },
  "/lost/{what}": { get: { responses: { "200": { description: "" } } } },
  "/odd": {
    get: {
      parameters: [{ name: "X Bad", in: "header", schema: { type: "string" } }],
      responses: { "200": { description: "" } },
    },
    put: {
      parameters: [{ name: "X{1}", in: "header", required: true, schema: { type: "string" } }],
      responses: { "200": { description: "" } },
    },
  },
  "/never": {
    get: {
      responses: { "200": json({ type: "string", minLength: 2, maxLength: 1 }), "404": { description: "" } },
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
  const rows = await allRows(subjectOf(document));

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

test("what the client cannot send is skipped, with the reason", async () => {
  const rows = await allRows(subjectOf(skippedDocument));
  expect(rows.filter(hasFailed)).toEqual([]);
  const skips = rows.filter(({ skipped }) => skipped !== undefined);
  expect(skips.map(({ operation, documented, skipped }) => [operation, documented, skipped])).toEqual([
    ["GET /search", "200", "fetch sends no body with GET"],
    [
      "GET /up/{where}",
      "200",
      "no value for the path parameter where could be made from the document: it would make another path",
    ],
    ["GET /session", "100", "100 is no status of a final answer"],
    ["TRACE /session", "200", "fetch does not send TRACE"],
    [
      "POST /files",
      "200",
      "no value for the multipart/form-data body could be made from the document: " +
        "OpenAPI makes the parts of a body of an object, and this is none",
    ],
    ["GET /lost/{what}", "200", "the path has {what}, which is no parameter of the operation"],
    [
      "PUT /odd",
      "200",
      "no value for the header parameter X{1} could be made from the document: no header can have that name",
    ],
    ["GET /never", "200", expect.stringMatching(/^no value for the 200's body could be made/)],
  ]);
  expect(
    rows
      .filter(({ skipped }) => skipped === undefined)
      .map(({ operation, documented }) => `${operation} ${documented}`),
  ).toEqual(["GET /session 200", "GET /odd 200", "GET /never 404"]);
});

describe("what OpenAPI leaves odd", () => {
  const range = object({ gte: { type: "number" }, lte: { type: "number" } });
  const parameter = (name: string, where: string, schema: JsonObject): JsonObject => ({
    ...{ name, in: where, schema },
    ...(where === "path" && { required: true }),
  });
  const answers = { responses: { "200": json({ type: "object" }) } };
  const document = acme("3.1.0", {
    "/lamps/{lamp}": { put: { parameters: [parameter("lamp", "path", { type: "string" })], ...answers } },
    "/lamps/{lamp}#byName": {
      get: {
        parameters: [
          parameter("lamp", "path", { type: "string" }),
          parameter("bright", "query", { type: "boolean" }),
        ],
        ...answers,
      },
    },
    "/clips": {
      get: { parameters: ["length", "width"].map((name) => parameter(name, "query", range)), ...answers },
    },
    "/listen": {
      post: {
        requestBody: {
          required: true,
          content: {
            "multipart/form-data": {
              schema: object({ model: { type: "string" }, file: { type: "null" }, upload: {} }, ["model"]),
            },
          },
        },
        ...answers,
      },
    },
  });
  const exploded = { style: "form", explode: true } as const;
  const descriptor: ProviderDescriptor<"acme"> = {
    ...{ name: "acme", baseUrl: server, credential },
    operations: {
      "GET /clips": { query: { length: exploded, width: exploded } },
      "POST /listen": { body: ["multipart/form-data"] },
    },
    transforms: [transformParameters, transformBody({ "multipart/": writeMultipart })],
  };
  const subject: Subject = {
    ...subjectOf(document),
    create: (options) => createProvider(descriptor, options) as unknown as BuiltClient,
  };

  test("a fragment in a path, objects that share names, and a part that is null: all are sent", async () => {
    const rows = await allRows(subject);
    expect(rows.filter(hasFailed)).toEqual([]);
    expect(rows.filter(({ skipped }) => skipped !== undefined)).toEqual([]);
    expect(new Set(rows.map(({ operation }) => operation)).size).toBe(4);
  });

  test("and are found wrong when they are not", async () => {
    const change = (url: string): string =>
      url
        .replace("bright=", "dim=")
        .replace(/gte=[^&]*/, "gte=77")
        .replace("/listen", "/listens");
    const create: Subject["create"] = (options) =>
      subject.create({
        ...options,
        fetch: (url, init) => (options.fetch ?? fetch)(change(String(url)), init),
      });
    const failed = (await allRows({ ...subject, create })).filter(hasFailed);
    const told = failed.map(({ operation, request }) => `${operation}: ${request.join("; ")}`).join("\n");
    expect(told).toContain("GET /lamps/{lamp}#byName: ");
    expect(told).toContain("the query parameter bright was not sent as form");
    expect(told).toMatch(
      /GET \/clips: .*the query parameters length and width share names; sent was gte=0&gte=77/,
    );
  });
});

test("a client that does not come to send anything is quoted", async () => {
  const subject = subjectOf(
    acme("3.1.0", { "/jobs": { get: { responses: { "200": { description: "" } } } } }),
  );
  const fetch = (): Promise<Response> => Promise.reject(new TypeError("the connection was closed"));
  const create: Subject["create"] = (options) => subject.create({ ...options, fetch });
  expect(await allRows({ ...subject, create })).toMatchObject([
    { request: ["nothing was sent"], response: ["there was no answer, and the client says network"] },
  ]);
});

describe("a cancel of a document that nobody has seen", () => {
  const operation = {
    parameters: [
      { name: "id", in: "path", required: true, schema: { type: "integer" } },
      // Which `cancel` has no way to send.
      { name: "reason", in: "query", schema: { type: "string" } },
    ],
    responses: {
      "202": json(object({ state: { type: "string" } })),
      "4XX": { description: "" },
      default: { description: "" },
    },
    "x-calloff-job": { role: "cancel", id: "id", answers: { "202": "canceling", "4XX": "not-cancelable" } },
  };
  const document = acme("3.1.0", { "/jobs/{id}": { delete: operation } });
  const descriptor: CancelableDescriptor = {
    name: "acme",
    baseUrl: server,
    credential,
    cancel: {
      method: "DELETE",
      path: "/jobs/{id}",
      id: { name: "id", kind: "integer" },
      answers: { "202": "canceling", "4XX": "not-cancelable", default: "server-error" },
    },
  };
  const run = (states: { accepted: "canceling" | "canceled" }): Promise<Row[]> =>
    allRows({
      ...subjectOf(document),
      descriptor,
      create: (options) => createCancelableProvider(descriptor, options) as unknown as BuiltClient,
      answers: [
        {
          status: 202,
          page: "accepted",
          state: states.accepted,
          stopped: states.accepted === "canceled" || undefined,
        },
        { status: 400, page: "refused", state: "not-cancelable", stopped: undefined },
      ],
    });

  test("is called by cancel and by the typed client, for ranges and default too", async () => {
    const rows = await run({ accepted: "canceling" });
    expect(rows.filter(hasFailed)).toEqual([]);
    const calls = rows.map(({ via, documented, sends, gets }) => `${via} ${documented} ${sends} ${gets}`);
    expect(calls).toEqual([
      "cancel 202 required full",
      "cancel 202 required minimal",
      "cancel 202 required empty",
      "client 202 everything full",
      "client 202 everything minimal",
      "client 202 everything empty",
      "client 202 required full",
      "cancel 4XX required full",
      "client 4XX everything full",
      "client 4XX required full",
      "cancel default required full",
      "client default everything full",
      "client default required full",
    ]);
  });

  test("fails where the table says otherwise", async () => {
    const failed = (await run({ accepted: "canceled" })).filter(hasFailed);
    expect(failed.map(({ via, status }) => `${via} ${status}`)).toEqual([
      "cancel 202",
      "cancel 202",
      "cancel 202",
    ]);
    expect(failed[0]?.response).toEqual([
      "it means canceled, and the client says canceling",
      "stopped must be true, and is undefined",
    ]);
  });
});
