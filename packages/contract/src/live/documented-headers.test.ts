import type { JsonObject } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import { answer, runAgainst } from "./testing/run-against.ts";

const schema = (type: string, more: JsonObject = {}): JsonObject => ({ schema: { type, ...more } });

/** Pulse's request, with answers that the vendor's own document does not have. */
const DOCUMENT: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Headers", version: "1" },
  paths: {
    "/job/{jobId}": {
      delete: {
        parameters: [{ name: "jobId", in: "path", required: true, schema: { type: "string" } }],
        responses: {
          "200": {
            description: "headers",
            headers: {
              "X-Request-Id": { required: true, ...schema("string", { format: "uuid" }) },
              "X-Left": schema("integer", { minimum: 0 }),
              "X-Beta": schema("boolean"),
              "X-Since": { $ref: "#/components/headers/Since" },
              "Content-Type": { required: true, ...schema("integer") },
            },
          },
          "4XX": {
            description: "a range",
            content: {
              "application/*": {
                schema: {
                  allOf: [{ $ref: "#/components/schemas/Problem" }, { required: ["hint"] }],
                  unevaluatedProperties: false,
                },
              },
            },
          },
          default: {
            description: "a null",
            content: { "application/json": { schema: { type: ["string", "null"], pattern: "^a" } } },
          },
        },
      },
    },
  },
  components: {
    headers: { Since: schema("string", { format: "date-time" }) },
    schemas: {
      Problem: {
        type: "object",
        properties: {
          hint: { type: "string" },
          "a/b": { const: 1 },
          inner: { type: "object", additionalProperties: false },
        },
      },
    },
  },
};

const id = "0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21";

test.each<[string, number, unknown, Record<string, string>, string[]]>([
  [
    "right headers",
    200,
    undefined,
    { "x-request-id": id, "x-left": "3", "x-beta": "true", "x-since": "2026-11-22T03:04:05Z" },
    [],
  ],
  [
    "a required header that is missing",
    200,
    undefined,
    {},
    ["header x-request-id: the document says required; came no such header"],
  ],
  [
    "headers of another format",
    200,
    undefined,
    { "x-request-id": "r1", "x-left": "many", "x-beta": "perhaps", "x-since": "yesterday" },
    [
      'header x-request-id: the document says format uuid; came "r1"',
      'header x-left: the document says type integer; came "many"',
      'header x-beta: the document says type boolean; came "perhaps"',
      'header x-since: the document says format date-time; came "yesterday"',
    ],
  ],
  [
    "a header beyond its limit",
    200,
    undefined,
    { "x-request-id": id, "x-left": "-1" },
    ['header x-left: the document says must be >= 0; came "-1"'],
  ],
  ["a status in a range, a type in a range", 418, { hint: "x", "a/b": 1 }, {}, []],
  [
    "what only allOf and unevaluatedProperties refuse",
    418,
    { other: true, "a/b": 2, inner: { x: 1 } },
    {},
    [
      "body /hint: the document says required; came nothing, it is missing",
      "body /a~1b: the document says 1; came 2",
      "body /inner/x: the document says no such property; came 1",
      "body /other: the document says no such property; came true",
    ],
  ],
  ["null where it is allowed", 500, "null", {}, []],
  [
    "a text that a null may stand for",
    500,
    '"bcd"',
    {},
    ['body: the document says must match pattern "^a"; came "bcd"'],
  ],
])("%s", async (_, status, body, headers, lines) => {
  const run = await runAgainst(
    answer(status, body, headers),
    "pulse",
    {},
    { subject: { document: DOCUMENT } },
  );
  const printed = run.stdout.split("\n").filter((line) => line.startsWith("  "));
  expect(printed.map((line) => line.trim()).sort()).toEqual([...lines].sort());
  expect(run.stdout.includes("\nno departures\n")).toBe(lines.length === 0);
  expect(run.stderr).toBe("");
  expect(run.status).toBe(lines.length === 0 ? 0 : 1);
});
