import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startMock } from "../src/index.ts";
import { jobsDocument, REQUESTS, send } from "./jobs-document.ts";

const info = { title: "Small", version: "1" };
const paths = { "/a": { get: { responses: { "200": { description: "" } } } } };

describe("a document in a file", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "calloff-mock-"));
    await writeFile(join(folder, "good.json"), JSON.stringify(jobsDocument()));
    await writeFile(join(folder, "bad.yaml"), "openapi: 3.1.0");
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("is read by path and by URL", async () => {
    const path = join(folder, "good.json");
    await using byPath = await startMock({ document: path });
    await using byUrl = await startMock({ document: pathToFileURL(path) });
    for (const server of [byPath, byUrl]) expect((await send(server, REQUESTS.job)).status).toBe(204);
  });

  it("must be JSON", async () => {
    const document = join(folder, "bad.yaml");
    const message = `${document}: not JSON; parse a YAML document first and pass the object`;
    await expect(startMock({ document })).rejects.toThrow(message);
  });

  it("must be there", async () => {
    const document = join(folder, "none.json");
    await expect(startMock({ document })).rejects.toThrow(`${document}: cannot be read (ENOENT`);
  });
});

const cyclic: Record<string, unknown> = { $ref: "./other.yaml#/a" };
cyclic["self"] = cyclic;

it.each<[string, object, string]>([
  ["Swagger 2.0", { swagger: "2.0", info, paths }, "document: not an OpenAPI 3.0 or 3.1 document"],
  ["OpenAPI 3.2", { openapi: "3.2.0", info, paths }, "document: not an OpenAPI 3.0 or 3.1 document"],
  ["an array", [], "document: not an OpenAPI 3.0 or 3.1 document"],
  [
    "no paths",
    { openapi: "3.1.0", info },
    "document: an OpenAPI document without paths has no requests to answer",
  ],
  [
    "a function",
    { openapi: "3.1.0", info, paths, f: () => 1 },
    "document: must be plain data, without functions or symbols",
  ],
  [
    "a reference to another host",
    { openapi: "3.1.0", info, paths: { "/a": { $ref: "https://example.com/a.json" } } },
    'document: $ref "https://example.com/a.json" leaves the document; bundle it into the document first',
  ],
  [
    "a reference to a file, in a cycle",
    { openapi: "3.1.0", info, paths, cyclic },
    'document: $ref "./other.yaml#/a" leaves the document; bundle it into the document first',
  ],
  [
    "a reference to nothing",
    { openapi: "3.1.0", info, paths: { "/a": { $ref: "#/components/none" } } },
    "Prism cannot read the document: ",
  ],
  [
    "a server that is no URL",
    { openapi: "3.1.0", info, paths, servers: [{ url: "https://[" }] },
    "the document's first server is not a URL: https://[",
  ],
])("does not start with %s", async (_, document, message) => {
  await expect(startMock({ document })).rejects.toThrow(message);
});

it.each<[string, unknown, string]>([
  ["no servers", undefined, ""],
  ["an empty list of servers", [], ""],
  ["a server without a path", [{ url: "https://api.example.com" }], ""],
  ["a slash", [{ url: "https://api.example.com/" }], ""],
  ["a path", [{ url: "https://api.example.com/image/v1" }], "/image/v1"],
  ["a path with a slash at its end", [{ url: "https://api.example.com/v1/" }], "/v1"],
  ["a relative server", [{ url: "/v2" }], "/v2"],
  ["the first of two", [{ url: "https://a.example.com/a" }, { url: "https://b.example.com/b" }], "/a"],
  [
    "variables",
    [{ url: "https://{host}.example.com/{v}", variables: { host: { default: "eu" }, v: { default: "v3" } } }],
    "/v3",
  ],
])("takes the base path from %s", async (_, servers, expected) => {
  await using server = await startMock({
    document: { openapi: "3.1.0", info, paths, ...(servers === undefined ? {} : { servers }) },
  });
  expect(new URL(server.url).pathname).toBe(expected || "/");
  expect(server.url.endsWith("/")).toBe(false);
  expect((await send(server, { method: "GET", path: "/a" })).status).toBe(200);
  expect(server.refusals).toEqual([]);
});

it("answers schemas that contain themselves", async () => {
  const schema = { $ref: "#/components/schemas/Node" };
  const Node = { type: "object", required: ["name"], properties: { name: { type: "string" }, next: schema } };
  const responses = { "200": { description: "", content: { "application/json": { schema } } } };
  await using server = await startMock({
    document: {
      openapi: "3.1.0",
      info,
      paths: { "/a": { get: { responses } } },
      components: { schemas: { Node } },
    },
  });
  const response = await send(server, { method: "GET", path: "/a" });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ name: "string" });
});

it("calls nobody: callbacks of the document are not sent", async () => {
  await using called = await startMock({ document: { openapi: "3.1.0", info, paths } });
  const hook = { post: { responses: { "200": { description: "" } } } };
  const post = {
    responses: { "200": { description: "" } },
    callbacks: { done: { [`${called.url}/a`]: hook } },
  };
  await using server = await startMock({ document: { openapi: "3.1.0", info, paths: { "/b": { post } } } });
  expect((await send(server, { method: "POST", path: "/b" })).status).toBe(200);
  expect((await send(called, { method: "GET", path: "/a" })).status).toBe(200);
  expect(called.requests.map(({ method }) => method)).toEqual(["GET"]);
});

it.each<[string, readonly object[], string]>([
  ["a key in the query", [{ query: [] }], "query key"],
  ["two at once", [{ query: [], basic: [] }], "query key and Authorization: Basic …"],
  ["one or the other", [{ query: [] }, { oauth: [] }], "query key or Authorization: Bearer …"],
])("names the credential wanted: %s", async (_, security, wanted) => {
  const securitySchemes = {
    query: { type: "apiKey", in: "query", name: "key" },
    basic: { type: "http", scheme: "basic" },
    oauth: { type: "oauth2", flows: {} },
  };
  await using server = await startMock({
    document: { openapi: "3.1.0", info, security, paths, components: { securitySchemes } },
  });
  await send(server, { method: "GET", path: "/a" });
  expect(server.refusals[0]?.refused.reason).toBe(
    `Prism refused the request: 401 UNAUTHORIZED: Invalid security scheme used (the document asks for ${wanted})`,
  );
});

it("path parameters may have any name, and operations are named by the document's own path", async () => {
  const path = "/spaces/{space}/{execution.id}:cancel";
  const post = {
    parameters: ["space", "execution.id"].map((name) => ({
      name,
      in: "path",
      required: true,
      schema: { type: "string", minLength: 2 },
    })),
    responses: { "200": { description: "" } },
  };
  await using server = await startMock({ document: { openapi: "3.1.0", info, paths: { [path]: { post } } } });
  const statusOf = async (url: string): Promise<number> =>
    (await send(server, { method: "POST", path: url })).status;
  expect(await statusOf("/spaces/s1/e1:cancel")).toBe(200);
  expect(await statusOf("/spaces/s1/e:cancel")).not.toBe(200);
  server.answerNext({ to: `POST ${path}`, status: 200 });
  expect(await statusOf("/spaces/s1/e2:cancel")).toBe(200);
});

describe("schemas of which each refers to each", () => {
  const everyToEvery = (count: number, beside: object): object => {
    const names = Array.from({ length: count }, (_, index) => `S${index}`);
    const properties = (): object =>
      Object.fromEntries(names.map((name) => [name, { $ref: `#/components/schemas/${name}`, ...beside }]));
    const schemas = Object.fromEntries(
      names.map((name) => [name, { type: "object", properties: properties() }]),
    );
    const schema = { $ref: "#/components/schemas/S0" };
    const responses = { "200": { description: "", content: { "application/json": { schema } } } };
    return { openapi: "3.1.0", info, paths: { "/a": { get: { responses } } }, components: { schemas } };
  };

  // There are 4! ways through all of four, and 16! through all of sixteen.
  it.each([
    ["alone", {}],
    ["beside a description", { description: "Another." }],
  ])("are read while they are few, and refused when they are many: references %s", async (_, beside) => {
    await using server = await startMock({ document: everyToEvery(4, beside) });
    expect(server.url).toMatch(/^http:/);
    await expect(startMock({ document: everyToEvery(16, beside) })).rejects.toThrow(
      "Prism cannot read the document: its schemas refer to each other in too many circles",
    );
  });
});
