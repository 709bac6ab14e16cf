import { expect, it } from "vitest";
import { parseInfoLine } from "./code-blocks.ts";

it.each([
  ["yaml", "DELETE /job/{jobId}", { operation: "DELETE /job/{jobId}" }],
  ["yaml", "post /v1/cancel", { operation: "POST /v1/cancel" }],
  [
    "yaml",
    "https://a.example/openapi.json delete /x/",
    { upstream: "https://a.example/openapi.json", operation: "DELETE /x/" },
  ],
  ["yml", "api-reference/openapi.json GET /x", { operation: "GET /x" }],
  ["json", "PATCH /x theme={null}", { operation: "PATCH /x" }],
  ["YAML", "  TRACE   /x  ", { operation: "TRACE /x" }],
])("reads %s %s", (lang, meta, expected) => {
  expect(parseInfoLine({ lang, meta })).toEqual(expected);
});

it.each([
  [null, null],
  ["json", null],
  ["json", "theme={null}"],
  ["yaml", "DELETE"],
  ["yaml", "CANCEL /x"],
  ["yaml", "DELETE x"],
  ["yaml", "a b DELETE /x"],
  ["bash", "DELETE /x"],
])("sees in %s %s the info line of another block", (lang, meta) => {
  expect(parseInfoLine({ lang, meta })).toBeUndefined();
});
