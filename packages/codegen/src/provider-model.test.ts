import type { JsonObject } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { readProviderModel } from "./provider-model.ts";
import { smallDocument, smallOperation } from "./small-document.ts";

const read = (change: JsonObject = {}) => readProviderModel("acme", { ...smallDocument(), ...change });

test("reads what the descriptor is made of", () => {
  expect(read()).toMatchObject({
    name: "acme",
    identifier: "Acme",
    baseUrl: "https://api.acme.example/v1",
    credentials: { credential: { header: "X-Key", prefix: "", env: "ACME_KEY" } },
    jobs: [{ kind: undefined, cancel: { path: "/jobs/{id}", method: "delete" } }],
  });
});

test("a document without a cancel operation gives a typed client without cancel", () => {
  const { "x-calloff-job": _, ...operation } = smallOperation();
  expect(read({ paths: { "/jobs/{id}": { get: operation } } })).toMatchObject({
    jobs: [],
    identifier: "Acme",
  });
});

test("the server nearest to the operation is used", () => {
  const near = { ...smallOperation(), servers: [{ url: "https://jobs.acme.example" }] };
  expect(read({ paths: { "/jobs/{id}": { delete: near } } }).baseUrl).toBe("https://jobs.acme.example");
});

test("and those that name none are where the document is, not where that operation is", () => {
  const near = { ...smallOperation(), servers: [{ url: "https://jobs.acme.example" }] };
  const list = { responses: { "200": { description: "" } } };
  const { operations } = read({ paths: { "/jobs/{id}": { delete: near }, "/lists": { get: list } } });
  expect(operations.get("GET /lists")).toEqual({ server: "https://api.acme.example/v1" });
});

test("what only an overlay could say is made of the folder's name, or left to the user", () => {
  const document = { ...smallDocument(), info: {}, servers: [{ url: "/v1" }] };
  expect(readProviderModel("open-acme-2", document)).toMatchObject({
    identifier: "OpenAcme2",
    baseUrl: undefined,
  });
});

describe("refuses", () => {
  test.each<[string, JsonObject, string]>([
    [
      "a name that is code",
      { info: { "x-calloff-provider": { name: "A(){};evil" } } },
      "x-calloff-provider of info needs a name",
    ],
    [
      "two cancel operations",
      { paths: { "/a/{id}": { delete: smallOperation() }, "/b/{id}": { post: smallOperation() } } },
      "acme: several operations have x-calloff-job with role: cancel (DELETE /a/{id}, POST /b/{id}); keep one in the overlay.",
    ],
  ])("%s", (_, change, message) => {
    expect(() => read(change)).toThrow(message);
  });
});
