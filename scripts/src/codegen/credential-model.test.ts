import { expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../document/json.ts";
import { readCredential } from "./credential-model.ts";

const env = { "x-calloff-credential": { env: "ACME_KEY" } };
const schemes: JsonObject = {
  header: { type: "apiKey", in: "header", name: "X-Key", ...env },
  prefixed: {
    type: "apiKey",
    in: "header",
    name: "Authorization",
    "x-calloff-credential": { env: "ACME_KEY", prefix: "Token " },
  },
  bearer: { type: "http", scheme: "Bearer", ...env },
  query: { type: "apiKey", in: "query", name: "key", ...env },
  oauth: { type: "oauth2", flows: {}, ...env },
  unsaid: { type: "http", scheme: "bearer" },
  comment: { type: "http", scheme: "bearer", "x-calloff-credential": { env: "KEY */ evil()" } },
};
const document: JsonObject = { components: { securitySchemes: schemes }, security: [{ header: [] }] };
const read = (security?: JsonValue) =>
  readCredential("acme", document, security === undefined ? {} : { security });

test.each<[string, JsonValue, unknown]>([
  ["an API key in a header", [{ header: [] }], { header: "X-Key", prefix: "", env: "ACME_KEY" }],
  [
    "a prefix that the overlay gives",
    [{ prefixed: [] }],
    { header: "Authorization", prefix: "Token ", env: "ACME_KEY" },
  ],
  ["a bearer token", [{ bearer: [] }], { header: "Authorization", prefix: "Bearer ", env: "ACME_KEY" }],
  [
    "the first usable alternative",
    [{ oauth: [] }, { header: [], bearer: [] }, { bearer: [] }],
    { header: "Authorization", prefix: "Bearer ", env: "ACME_KEY" },
  ],
  ["none", [], undefined],
])("%s", (_, security, credential) => {
  expect(read(security)).toEqual(credential);
});

test("the document's security holds where the operation has none of its own", () => {
  expect(read()).toEqual({ header: "X-Key", prefix: "", env: "ACME_KEY" });
});

test.each<[string, JsonValue, string]>([
  ["no supported scheme", [{ query: [] }, { oauth: [] }], "query is apiKey in query; oauth is oauth2"],
  ["only several keys at once", [{ header: [], bearer: [] }], "every alternative needs several keys"],
  ["a scheme that is not there", [{ missing: [] }], 'the scheme "missing", which components lack'],
  [
    "no environment variable",
    [{ unsaid: [] }],
    "specs/acme/overlay.yaml: the security scheme unsaid needs x-calloff-credential",
  ],
  ["a variable's name that is none", [{ comment: [] }], "needs x-calloff-credential"],
])("refuses %s", (_, security, message) => {
  expect(() => read(security)).toThrow(message);
});
