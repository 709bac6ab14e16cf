import type { JsonObject } from "@calloff/openapi/internal";
import { expect, it } from "vitest";
import { normalizedCopy } from "../compare-documents.ts";
import { changesOf, documentOf } from "./testing/small-documents.ts";

const text = { type: "string" };
const properties = {
  area: { type: "object", properties: { north: { type: "number" } } },
  marks: { type: "array", items: text },
  plans: { type: "array", items: { type: "object", properties: { name: text } } },
  name: text,
  scan: { type: "string", format: "binary" },
};
const schema = { type: "object", properties };

function form(encoding: JsonObject, mediaType = "multipart/form-data"): JsonObject {
  return documentOf({ requestBody: { content: { [mediaType]: { schema, encoding } } } });
}

const urlEncoded = "application/x-www-form-urlencoded";
const CHANGED = ["patch request-encoding-changed wire"];

type Row = readonly [what: string, before: JsonObject, after: JsonObject, changes: string[]];

const ROWS: readonly Row[] = [
  [
    "another content type",
    form({ area: { contentType: "application/json" } }),
    form({ area: { contentType: "application/xml" } }),
    CHANGED,
  ],
  ["a content type that is not the default", form({}), form({ area: { contentType: "text/xml" } }), CHANGED],
  ["such a content type no more", form({ scan: { contentType: "image/png" } }), form({}), CHANGED],
  [
    "the default content types, said",
    form({}),
    form({
      area: { contentType: "application/json" },
      marks: { contentType: "text/plain" },
      plans: { contentType: "application/json" },
      name: { contentType: "text/plain" },
      scan: { contentType: "application/octet-stream" },
    }),
    [],
  ],
  ["exploded no more", form({ marks: { explode: true } }), form({ marks: { explode: false } }), CHANGED],
  [
    "another style",
    form({ marks: { style: "spaceDelimited" } }),
    form({ marks: { style: "pipeDelimited" } }),
    CHANGED,
  ],
  [
    "what a style means anyway",
    form({ marks: { style: "form" } }),
    form({ marks: { style: "form", explode: true, allowReserved: false } }),
    [],
  ],
  [
    "reserved characters as they are",
    form({ name: { allowReserved: false } }, urlEncoded),
    form({ name: { allowReserved: true } }, urlEncoded),
    CHANGED,
  ],
  [
    "the default style of a form in a URL's way, said",
    form({}, urlEncoded),
    form({ marks: { style: "form" } }, urlEncoded),
    [],
  ],
  [
    "JSON in a form in a URL's way",
    form({}, urlEncoded),
    form({ area: { contentType: "application/json" } }, urlEncoded),
    CHANGED,
  ],
  [
    "a part's header",
    form({ scan: { headers: { "X-Sum": { schema: text } } } }),
    form({ scan: { headers: { "X-Sum": { required: true, schema: text } } } }),
    CHANGED,
  ],
  [
    "the words of a part's header",
    form({ scan: { headers: { "X-Sum": { schema: text } } } }),
    form({ scan: { headers: { "X-Sum": { schema: text, description: "A sum" } } } }),
    [],
  ],
  [
    "an encoding where none applies",
    form({}, "application/json"),
    form({ area: { contentType: "application/xml" } }, "application/json"),
    [],
  ],
];

it.each(ROWS)("%s", (_what, before, after, changes) => {
  expect(changesOf(normalizedCopy(before), normalizedCopy(after))).toEqual(changes);
});
