import type { JsonValue, Warning } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import { readBaseUrl } from "./server-model.ts";

const DOCUMENT_URL = "https://docs.acme.example/spec/openapi.json";

function read(servers: JsonValue, documentUrl?: string): { url: string | undefined; warnings: string[] } {
  const warnings: Warning[] = [];
  const url = readBaseUrl({ servers }, undefined, { documentUrl, warn: (warning) => warnings.push(warning) });
  return { url, warnings: warnings.map(({ message }) => message) };
}

const at = (...urls: string[]): JsonValue => urls.map((url) => ({ url }));

test.each<[string, JsonValue, string]>([
  ["as it is, without a last slash", at("https://api.acme.example/v1/"), "https://api.acme.example/v1"],
  [
    "the first that is https",
    at("http://api.acme.example", "https://api.acme.example"),
    "https://api.acme.example",
  ],
  ["relative to where the document is", at("/api/v1"), "https://docs.acme.example/api/v1"],
  ["relative to the document's folder", at("v1"), "https://docs.acme.example/spec/v1"],
  ["without a protocol", at("//api.acme.example/v1"), "https://api.acme.example/v1"],
])("takes a server %s", (_, servers, url) => {
  expect(read(servers, DOCUMENT_URL)).toEqual({ url, warnings: [] });
});

test("gives variables their defaults, and says so", () => {
  const variables = { region: { default: "eu", enum: ["eu", "us"] }, version: { default: "v2" } };
  expect(read([{ url: "https://{region}.acme.example/{version}", variables }])).toEqual({
    url: "https://eu.acme.example/v2",
    warnings: [
      "of the server https://{region}.acme.example/{version}, region = eu and version = v2 was taken by default",
    ],
  });
});

test.each<[string, JsonValue, string]>([
  ["none", [], "the document lists no server"],
  ["no list", "https://api.acme.example", "the document lists no server"],
  [
    "http",
    at("http://api.acme.example"),
    'the server "http://api.acme.example" is not https, so that keys could be read on the way',
  ],
  ["a relative one of an unknown place", at("/v1"), 'the server "/v1" is not an absolute URL'],
  [
    "a variable without a default",
    at("https://{tenant}.acme.example"),
    'the server "https://{tenant}.acme.example" has a variable without a default',
  ],
  ["a query", at("https://acme.example/?v=1"), 'the server "https://acme.example/?v=1" is not a plain URL'],
  [
    "a password",
    at("https://a:b@acme.example"),
    'the server "https://a:b@acme.example" holds a user name or password',
  ],
])("asks the user where there is %s", (_, servers, why) => {
  expect(read(servers)).toEqual({
    url: undefined,
    warnings: [`${why}, so users of the package must pass baseUrl`],
  });
});
