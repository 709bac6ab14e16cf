import type { JsonObject } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import { compareDocuments } from "../compare-documents.ts";
import {
  answers,
  type Counterexample,
  documentWith,
  expectBump,
  object,
  sending,
  TEXT,
} from "./counterexample.ts";

// Of schemas that no operation uses on one side, or on both: users name them all the same. Judged by hand.

const JOB: JsonObject = { $ref: "#/components/schemas/Job" };
const DONE: JsonObject = answers(object({ id: TEXT }));
const named = (properties: JsonObject): JsonObject => ({ Job: { type: "object", properties } });
const whole = { id: { ...TEXT, readOnly: true }, pin: { ...TEXT, writeOnly: true }, name: TEXT };

const COUNTEREXAMPLES: readonly Counterexample[] = [
  {
    // `job.id` of `components["schemas"]["Job"]` compiled before: what is read only is in no type of what is only sent.
    name: "a schema with what is read only, that nothing used and that is only sent now",
    before: documentWith({}, named(whole)),
    after: sending(JOB, named(whole)),
    bump: "major",
  },
  {
    // Of the body nothing changes; `Job` has `id` again.
    name: "a schema with what is read only, that is no longer sent",
    before: sending(JOB, named({ id: { ...TEXT, readOnly: true }, name: TEXT })),
    after: sending(object({ name: TEXT }), named({ id: { ...TEXT, readOnly: true }, name: TEXT })),
    bump: "minor",
  },
  {
    // `job.pin` compiled before.
    name: "a schema with what is write only, that nothing used and that is read now",
    before: documentWith({}, named(whole)),
    after: documentWith({ responses: { ...DONE, ...failure(JOB) } }, named(whole)),
    bump: "major",
  },
  {
    name: "what is write only, gone from a schema that nothing uses",
    before: documentWith({}, named(whole)),
    after: documentWith({}, named({ id: { ...TEXT, readOnly: true }, name: TEXT })),
    bump: "major",
  },
  {
    name: "what is neither read only nor write only is as it was, whatever a schema is used for",
    before: documentWith({}, named({ name: TEXT })),
    after: sending(JOB, named({ name: TEXT })),
    bump: "minor",
  },
];

test.each(COUNTEREXAMPLES)("$name: $bump", expectBump);

function failure(schema: JsonObject): JsonObject {
  return { "400": { description: "Refused", content: { "application/json": { schema } } } };
}

test("a property that an exported type loses is named where the document still has it, with the reason", async () => {
  const { changes } = await compareDocuments(documentWith({}, named(whole)), sending(JOB, named(whole)));
  expect(changes.filter(({ bump }) => bump === "major")).toMatchObject([
    {
      id: "response-property-removed",
      pointer: "/components/schemas/Job/properties/id",
      message: "Job.id is gone, since Job is only sent now",
      by: "both",
    },
  ]);
});
