import { expect, test } from "vitest";
import { compileSamples, type TypedSample } from "./compile-samples.ts";

const TEXT = { type: "string" };

/** What is found wrong with a value of two variants: one of which nothing is required, one with a number. */
function problemsOf(value: { event: string | null; issue: number | null }): string[] {
  const loose = { type: "object", properties: { event: TEXT } };
  const strict = { type: "object", required: ["issue"], properties: { issue: { type: "integer" } } };
  const sample: TypedSample = {
    id: "GET /events 200",
    type: 'paths["/events"]',
    value,
    schema: { anyOf: [loose, strict] },
    direction: "response",
    words: "the answer",
  };
  const types = 'export interface paths { "/events": { event?: string } | { issue: number } }';
  return compileSamples({ openapi: "3.1.0" }, types, [sample]).map(({ problem }) => problem);
}

test("a variant lets in a property that only another one describes", () => {
  expect(problemsOf({ event: "labeled", issue: null })).toEqual([]);
});

test("a value that no variant lets in is told of, with the property that is wrong", () => {
  expect(problemsOf({ event: null, issue: null })).toEqual([
    "the answer does not fit its type: TS2322: Type 'null' is not assignable to type 'number'.",
  ]);
});
