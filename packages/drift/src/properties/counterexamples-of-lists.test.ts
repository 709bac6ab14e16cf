import type { JsonObject } from "@calloff/openapi/internal";
import { test } from "vitest";
import {
  answers,
  asked,
  body,
  type Counterexample,
  documentWith,
  expectBump,
  giving,
  headed,
  kindOf,
  sending,
  TEXT,
  text,
} from "./counterexample.ts";

// Of lists of values in answers, and of what is said of bodies that are text; judged by hand.

const ROW: JsonObject = { Row: { type: "array", items: TEXT } };

const STATE: JsonObject = { $ref: "#/components/schemas/State" };
const BOTH: JsonObject = {
  oneOf: [{ $ref: "#/components/schemas/One" }, { $ref: "#/components/schemas/Other" }],
};

const COUNTEREXAMPLES: readonly Counterexample[] = [
  {
    // The client takes a text, whatever is said of its columns.
    name: "what says nothing said of a body that is text",
    before: documentWith({ requestBody: text({ type: "array", items: TEXT }) }),
    after: documentWith({
      requestBody: text({ type: "array", items: { type: "string", minLength: 0, nullable: false } }),
    }),
    bump: "none",
  },
  {
    name: "what says nothing said of an answer that is text",
    before: documentWith({ responses: { "200": { description: "", ...text({ type: "object" }) } } }),
    after: documentWith({
      responses: { "200": { description: "", ...text({ type: "object", required: [] }) } },
    }),
    bump: "none",
  },
  {
    name: "a schema written out in a body that is text",
    before: documentWith({ requestBody: text({ $ref: "#/components/schemas/Row" }) }, ROW),
    after: documentWith({ requestBody: text(ROW["Row"] ?? {}) }, ROW),
    bump: "none",
  },
  {
    name: "what says nothing said of an answer that must be asked for",
    before: documentWith({ responses: asked({ type: "array", items: TEXT }) }),
    after: documentWith({ responses: asked({ type: "array", minItems: 0, items: TEXT }) }),
    bump: "none",
  },
  {
    name: "an answer that must be asked for described otherwise",
    before: documentWith({ responses: asked({ type: "array", items: TEXT }) }),
    after: documentWith({ responses: asked({ type: "array", items: { type: "number" } }) }),
    bump: "patch",
  },
  {
    // `data.state === "c"` and `const state: Job["state"] = "c"` compile as before.
    name: "a value gone from a list in an answer",
    before: giving({ type: "string", enum: ["a", "b", "c"] }),
    after: giving({ type: "string", enum: ["a", "b"] }),
    bump: "patch",
  },
  {
    // `data === "b"` compiled before.
    name: "all but one value gone from a list in an answer",
    before: giving({ type: "string", enum: ["a", "b"] }),
    after: giving({ type: "string", enum: ["a"] }),
    bump: "major",
  },
  {
    name: "a value gone from a list in an answer that tells variants apart",
    before: giving({ anyOf: [kindOf("a"), kindOf("b", "c", "d")] }),
    after: giving({ anyOf: [kindOf("a"), kindOf("b", "c")] }),
    bump: "major",
  },
  {
    // The list of the one variant is closed because of the other, which is in another component.
    name: "a list that tells variants apart no longer, by what stands elsewhere",
    before: giving(
      { $ref: "#/components/schemas/One" },
      { One: kindOf("a", "b"), Other: kindOf("c"), Both: BOTH },
    ),
    after: giving(
      { $ref: "#/components/schemas/One" },
      { One: kindOf("a", "b"), Other: kindOf("b"), Both: BOTH },
    ),
    bump: "major",
  },
  {
    name: "a list of two kinds of values with another of a third",
    before: giving({ enum: ["a", 1] }),
    after: giving({ enum: ["a", 1, 2, "b"] }),
    bump: "minor",
  },
  {
    name: "a value gone from a list in what is sent and read",
    before: documentWith(
      { requestBody: body(STATE), responses: answers(STATE) },
      { State: { enum: ["a", "b", "c"] } },
    ),
    after: documentWith(
      { requestBody: body(STATE), responses: answers(STATE) },
      { State: { enum: ["a", "b"] } },
    ),
    bump: "major",
  },
  {
    name: "a list in a header of an answer that has one value less",
    before: documentWith({ responses: headed(["a", "b", "c"]) }),
    after: documentWith({ responses: headed(["a", "b"]) }),
    bump: "patch",
  },
  {
    name: "a list in a parameter that has one value less",
    before: documentWith({ parameters: [{ name: "q", in: "query", schema: { enum: ["a", "b", "c"] } }] }),
    after: documentWith({ parameters: [{ name: "q", in: "query", schema: { enum: ["a", "b"] } }] }),
    bump: "major",
  },
  {
    // `components["schemas"]["State"]` is what it was.
    name: "a list that nothing had, and that can be sent now",
    before: documentWith({}, { State: { enum: ["a", "b"] } }),
    after: sending(STATE, { State: { enum: ["a", "b"] } }),
    bump: "minor",
  },
  {
    // It is only named, and closed: `const state: components["schemas"]["State"] = "c"` compiled before.
    name: "a value gone from a list that nothing has",
    before: documentWith({}, { State: { enum: ["a", "b", "c"] } }),
    after: documentWith({}, { State: { enum: ["a", "b"] } }),
    bump: "major",
  },
];

test.each(COUNTEREXAMPLES)("$name: $bump", expectBump);
