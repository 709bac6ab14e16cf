import {
  type JsonObject,
  type ParsedDocument,
  parseDocument,
  validateDocument,
} from "@calloff/openapi/internal";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applySteps } from "./edit.ts";
import { ALL_EDITS } from "./edits/all-edits.ts";
import { ALL_REWRITES } from "./rewrites/all-rewrites.ts";
import { readDocuments } from "./sequences.ts";

/** Printing and reading again gives the same value. */
const SAME_VALUE = ["printed as YAML in another style and read again"];
const documents = await readDocuments();

test("there are enough kinds of edit, and no two share a name", () => {
  expect(ALL_EDITS.length).toBeGreaterThanOrEqual(40);
  const all = [...ALL_EDITS, ...ALL_REWRITES];
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

test.each(documents)("$name is valid", async ({ document }) => {
  await expect(validateDocument(parsed(document))).resolves.toBeDefined();
});

describe.each([...ALL_EDITS, ...ALL_REWRITES])("$name", (edit) => {
  test("finds a place, changes something there, and leaves a document that is valid", async () => {
    let applied = 0;
    for (const { name, document } of documents) {
      const [numbers = []] = fc.sample(fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), {
        numRuns: 1,
        seed: 42,
      });
      const { document: after, done } = applySteps(document, [{ edit, numbers }]);
      const [{ place } = { place: undefined }] = done;
      if (place === undefined) expect(after, name).toEqual(document);
      else {
        applied += 1;
        if (!SAME_VALUE.includes(edit.name)) expect(text(after), `${name} ${place}`).not.toBe(text(document));
        // The larger ones have what the others have, and validating takes its time.
        if (name.endsWith(".yaml"))
          await expect(validateDocument(parsed(after)), `${name} ${place}`).resolves.toBeDefined();
      }
    }
    expect(applied).toBeGreaterThan(0);
  });
});

/** With the order of its keys. */
function text(document: JsonObject): string {
  return JSON.stringify(document);
}

function parsed(document: JsonObject): ParsedDocument {
  return parseDocument(text(document), { file: "document.json" });
}
