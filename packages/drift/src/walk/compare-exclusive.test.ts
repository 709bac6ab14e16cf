import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import { expect, it } from "vitest";
import { bothWays, text } from "./testing/small-documents.ts";

const whole = { type: "integer" };

function object(properties: JsonObject, ...required: string[]): JsonObject {
  return { type: "object", properties, required };
}

const reach = { mail: text, phone: text };
const card = object({ kind: { const: "card" }, number: text }, "kind");
const bank = object({ kind: { const: "bank" }, iban: text }, "kind");
const WIRE = "patch limit-tightened wire";

/** Whether a body that was taken can be refused because it is valid in two branches of a oneOf. */
const ROWS: readonly (readonly [what: string, before: JsonValue, after: JsonValue, refuses: boolean])[] = [
  [
    "an object wrapped in two that both take it",
    object(reach, "mail", "phone"),
    { oneOf: [object(reach, "mail"), object(reach, "phone")] },
    true,
  ],
  [
    "the same two, which any may match",
    object(reach, "mail", "phone"),
    { anyOf: [object(reach, "mail"), object(reach, "phone")] },
    false,
  ],
  [
    "oneOf for anyOf",
    { anyOf: [object(reach), object({ mail: text })] },
    { oneOf: [object(reach), object({ mail: text })] },
    true,
  ],
  [
    "anyOf for oneOf",
    { oneOf: [object(reach), object({ mail: text })] },
    { anyOf: [object(reach), object({ mail: text })] },
    false,
  ],
  ["oneOf for anyOf of what a value tells apart", { anyOf: [card, bank] }, { oneOf: [card, bank] }, false],
  ["a third that a value tells apart", { oneOf: [card] }, { oneOf: [card, bank] }, false],
  [
    "one more that needs what nobody described",
    object(reach),
    { oneOf: [object(reach), object({ fax: text }, "fax")] },
    false,
  ],
  [
    "one more that needs a number where a text was needed",
    object(reach, "mail"),
    { oneOf: [object(reach, "mail"), object({ mail: whole }, "mail")] },
    false,
  ],
  [
    "requirements side by side",
    object(reach),
    { ...object(reach), oneOf: [{ required: ["mail"] }, { required: ["phone"] }] },
    true,
  ],
  [
    "a closed one beside it that lacks a needed name",
    object(reach, "mail"),
    { oneOf: [object(reach, "mail"), { ...object({ phone: text }), additionalProperties: false }] },
    false,
  ],
  [
    "numbers and whole numbers",
    { anyOf: [{ type: "number" }, whole] },
    { oneOf: [{ type: "number" }, whole] },
    true,
  ],
  ["texts and whole numbers", { anyOf: [text, whole] }, { oneOf: [text, whole] }, false],
  [
    "values of two lists that share one",
    { enum: ["a", "b"] },
    { oneOf: [{ enum: ["a", "b"] }, { enum: ["b", "c"] }] },
    true,
  ],
  [
    "values of two lists that share none",
    { enum: ["a", "b"] },
    { oneOf: [{ enum: ["a", "b"] }, { enum: ["c"] }] },
    false,
  ],
  [
    "two kinds of lists, of which the empty one is both",
    { type: "array", items: text },
    {
      oneOf: [
        { type: "array", items: text },
        { type: "array", items: whole },
      ],
    },
    true,
  ],
];

it.each(ROWS)("%s", (_what, before, after, refuses) => {
  const { request, response } = bothWays(before, after);
  expect(request.includes(WIRE)).toBe(refuses);
  expect(response.join()).not.toContain("wire");
});
