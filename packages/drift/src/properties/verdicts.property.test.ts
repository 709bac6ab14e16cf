import { join } from "node:path";
import {
  isJsonObject,
  type JsonObject,
  listSpecFolders,
  parsePointer,
  readSourceRecord,
  valueAt,
} from "@calloff/openapi/internal";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Bump, highestBump } from "../change.ts";
import { normalizedCopy } from "../compare-documents.ts";
import { walkDocuments } from "../walk/walk-documents.ts";
import { applySteps } from "./edit.ts";
import { ALL_EDITS } from "./edits/all-edits.ts";
import { readDocuments } from "./sequences.ts";

/** What the rules say about an edit, wherever it is made in what operations use. */
const ANYWHERE: Readonly<Record<string, Bump>> = {
  "operation added at a new path": "minor",
  "operation added at a known path": "minor",
  "operation removed": "major",
  "path removed": "major",
  "path renamed": "major",
  "method changed": "major",
  "operationId renamed": "major",
  "operationId removed": "major",
  "operationId added": "minor",
  "optional query parameter added": "minor",
  "optional header parameter added": "minor",
  "optional cookie parameter added": "minor",
  "required query parameter added": "major",
  "required header parameter added": "major",
  "required cookie parameter added": "major",
  "parameter removed": "major",
  "path parameter renamed": "major",
  "optional body added": "minor",
  "required body added": "major",
  "body removed": "major",
  "media type of a request-body added": "minor",
  "media type of a request-body removed": "major",
  "media type of a request-body renamed": "major",
  "error status added": "minor",
  "status removed": "major",
  "status renamed": "major",
  "component added to schemas": "minor",
  "component added to responses": "minor",
  "component renamed in schemas": "major",
  "component renamed in responses": "major",
  "component removed from schemas": "major",
  "server another": "minor",
  "server added in front": "minor",
  "server added behind": "patch",
  "description of a operation changed": "patch",
  "description of a parameter changed": "patch",
  "description of a response changed": "patch",
  "summary changed": "patch",
  "tag added": "patch",
  "version of the document changed": "patch",
};

/** What they say of the vendors' five documents, in which nothing but an id is sent. */
const READ: Readonly<Record<string, Bump>> = {
  "optional property added": "minor",
  "required property added": "minor",
  "property removed": "major",
  "property renamed": "major",
  "nothing required any more": "major",
  "property deprecated or no longer so": "minor",
  "enum value added": "minor",
  "enum value removed": "patch",
  "enum value renamed": "minor",
  "enum opened": "minor",
  "format changed": "patch",
  "title changed": "patch",
};

const specs = join(import.meta.dirname, "../../../../specs");
const records = (await listSpecFolders(specs)).map(async (name) => {
  const { source } = await readSourceRecord(join(specs, name, "source.yaml"));
  return source.kind === "written" ? [name] : [];
});
const WRITTEN = new Set((await Promise.all(records)).flat());

// Documents that we wrote are left out: maps with known fields, bodies that are sent and servers that are not there make
// other verdicts right than those above, which are of documents whose schemas are read.
const documents = (await readDocuments()).filter(({ name }) => name.endsWith(".yaml") || !WRITTEN.has(name));
const vendors = documents.filter(({ name }) => !name.endsWith(".yaml"));
const cases = [
  ...Object.entries(ANYWHERE).map(([name, bump]) => ({ name, bump, among: documents })),
  ...Object.entries(READ).map(([name, bump]) => ({ name, bump, among: vendors })),
];

/**
 * Not what the vendor calls or what is only named. And not objects whose type a property more makes another one: Pulse's
 * `details`, about which nothing is said, takes no properties; TensorPix's `errors` has one type for those of any name.
 */
const ASIDE = /^\/(?:webhooks|components\/pathItems)|\/callbacks\/|\/(?:details|errors) added$/;

/** An enum that has one value, or has one left, is no list: it says what a value is. */
function isConstant(document: JsonObject, place: string): boolean {
  const [pointer = ""] = place.split(" ");
  const schema = valueAt(document, parsePointer(pointer));
  const values = isJsonObject(schema) ? schema["enum"] : undefined;
  return Array.isArray(values) && values.length < 3;
}

/** Of each edit: a hundredth of what other properties are worth, because there are many edits; but a few. */
const { numRuns = 100 } = fc.readConfigureGlobal();
const parameters = { numRuns: Math.max(5, numRuns / 100) };

test.each(cases)("$name: $bump", ({ name, bump, among }) => {
  const edits = ALL_EDITS.filter((edit) => edit.name === name);
  const numbers = fc.array(fc.nat(5_000), { minLength: 4, maxLength: 4 });
  const property = fc.property(fc.constantFrom(...among), numbers, ({ document, name: of }, numbers) => {
    const steps = edits.map((edit) => ({ edit, numbers }));
    const { document: after, done } = applySteps(document, steps);
    const [{ place } = { place: "" }] = done;
    fc.pre(done.length > 0 && !ASIDE.test(place) && !isConstant(document, place));
    const changes = walkDocuments(normalizedCopy(document), normalizedCopy(after));
    expect(
      highestBump(changes.map((change) => change.bump)),
      `${of} ${place}: ${JSON.stringify(changes)}`,
    ).toBe(bump);
  });
  fc.assert(property, parameters);
});
