import { failureOf } from "@calloff/test-support";
import { expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../document/json.ts";
import type { Fragment } from "./merge-documents.ts";
import { mergeDocuments } from "./merge-documents.ts";
import { placeServers } from "./place-servers.ts";

const API = [{ url: "https://api.acme.example" }];
const UPLOADS = [{ url: "https://uploads.acme.example" }, { url: "https://uploads2.acme.example" }];
const responses = { "200": { description: "" } };

function page(name: string, servers: JsonValue | undefined, paths: JsonObject): Fragment {
  const value = { openapi: "3.1.0", info: { title: "Acme", version: "1" }, paths };
  return { name, document: { value: servers === undefined ? value : { ...value, servers } } };
}

const JOBS = page("jobs.md", API, { "/jobs": { get: { responses } } });
const FILES = page("files.md", UPLOADS, { "/files": { summary: "Files", put: { responses } } });
const LOGS = page("logs.md", API, { "/logs": { get: { responses } } });

test("the servers of most pages stay at the top, others move to their operations", () => {
  const { fragments, warnings } = placeServers([FILES, JOBS, LOGS]);
  expect(mergeDocuments(fragments)).toEqual({
    openapi: "3.1.0",
    info: { title: "Acme", version: "1" },
    servers: API,
    paths: {
      "/files": { summary: "Files", put: { responses, servers: UPLOADS } },
      "/jobs": { get: { responses } },
      "/logs": { get: { responses } },
    },
  });
  expect(warnings).toEqual([
    {
      path: ["paths", "/files", "put"],
      message:
        "is at https://uploads.acme.example and https://uploads2.acme.example, as its page says; most pages say https://api.acme.example",
    },
  ]);
});

test("of equally many the first, and two methods of one path may have different ones", () => {
  const post = page("post.md", UPLOADS, { "/jobs": { post: { responses } } });
  const { fragments } = placeServers([JOBS, post]);
  expect(mergeDocuments(fragments)).toMatchObject({
    servers: API,
    paths: { "/jobs": { get: { responses }, post: { responses, servers: UPLOADS } } },
  });
  expect(post.document.value).not.toHaveProperty(["paths", "/jobs", "post", "servers"]);
});

test("what an operation or a path says itself stays", () => {
  const own = page("own.md", UPLOADS, {
    "/a": { get: { responses, servers: API } },
    "/b": { servers: API, get: { responses } },
  });
  const { fragments, warnings } = placeServers([JOBS, own]);
  expect(mergeDocuments(fragments)["paths"]).toEqual({
    "/jobs": { get: { responses } },
    ...(own.document.value["paths"] as JsonObject),
  });
  expect(warnings).toEqual([]);
});

const SILENT = page("silent.md", undefined, {
  "/b": { get: { responses }, put: { responses, servers: UPLOADS } },
});

test.each([
  ["first", [SILENT, JOBS, LOGS]],
  ["last", [JOBS, LOGS, SILENT]],
])(
  "a page that names none, read %s, takes what all others agree on, and its operations are told",
  (_, pages) => {
    const { fragments, warnings } = placeServers(pages);
    expect(mergeDocuments(fragments)).toEqual({
      openapi: "3.1.0",
      info: { title: "Acme", version: "1" },
      servers: API,
      paths: {
        "/b": { get: { responses }, put: { responses, servers: UPLOADS } },
        "/jobs": { get: { responses } },
        "/logs": { get: { responses } },
      },
    });
    expect(warnings).toEqual([
      {
        path: ["paths", "/b", "get"],
        message:
          "is taken to be at https://api.acme.example, as all pages say that name a server; its own names none",
      },
    ]);
    expect(SILENT.document.value).not.toHaveProperty("servers");
  },
);

test("an empty list of servers names none", () => {
  const empty = page("empty.md", [], { "/b": { get: { responses } } });
  expect(mergeDocuments(placeServers([JOBS, empty]).fragments)).toMatchObject({ servers: API });
});

test("a page that names none stops it where the others disagree, naming two pages", async () => {
  const merged = (): JsonObject => mergeDocuments(placeServers([JOBS, SILENT, FILES]).fragments);
  expect(await failureOf(merged)).toBe(
    "silent.md: differs from jobs.md at #/servers, so that they do not belong to one document. " +
      "Read both again on one day; if they still differ, vendor one of them alone.",
  );
});

test("nothing is touched where all name the same, or none names any, or a path stands elsewhere", () => {
  const reference = page("reference.md", UPLOADS, { "/b": { $ref: "#/components/pathItems/b" } });
  for (const fragments of [
    [JOBS, LOGS],
    [SILENT, SILENT],
    [JOBS, reference],
  ]) {
    expect(placeServers(fragments)).toEqual({ fragments, warnings: [] });
  }
});

test("two pages that name different ones for one operation are refused, naming both", async () => {
  const other = page("other.md", UPLOADS, { "/jobs": { get: { responses } } });
  expect(await failureOf(() => placeServers([LOGS, JOBS, other]))).toBe(
    "other.md: names other servers for GET /jobs than jobs.md, so that they do not belong to one document. " +
      "Read both again on one day; if they still differ, vendor one of them alone.",
  );
});
