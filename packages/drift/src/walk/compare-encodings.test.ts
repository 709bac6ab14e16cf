import type { JsonObject } from "@calloff/openapi/internal";
import { documentOf, type PartRow, testRows, text } from "./testing/small-documents.ts";

const properties = {
  area: { type: "object", properties: { north: { type: "number" } } },
  marks: { type: "array", items: text },
  plans: { type: "array", items: { type: "object", properties: { name: text } } },
  name: text,
  scan: { type: "string", format: "binary" },
};
const schema = { type: "object", properties };

function form(encoding: JsonObject, mediaType: string): JsonObject {
  return documentOf({ requestBody: { content: { [mediaType]: { schema, encoding } } } });
}

const CHANGED = ["patch request-encoding-changed wire"];

const MULTIPART: readonly PartRow<JsonObject>[] = [
  [
    "another content type",
    { area: { contentType: "application/json" } },
    { area: { contentType: "application/xml" } },
    CHANGED,
  ],
  ["a content type that is not the default", {}, { area: { contentType: "text/xml" } }, CHANGED],
  ["such a content type no more", { scan: { contentType: "image/png" } }, {}, CHANGED],
  [
    "the default content types, said",
    {},
    {
      area: { contentType: "application/json" },
      marks: { contentType: "text/plain" },
      plans: { contentType: "application/json" },
      name: { contentType: "text/plain" },
      scan: { contentType: "application/octet-stream" },
    },
    [],
  ],
  ["exploded no more", { marks: { explode: true } }, { marks: { explode: false } }, CHANGED],
  ["another style", { marks: { style: "spaceDelimited" } }, { marks: { style: "pipeDelimited" } }, CHANGED],
  [
    "what a style means anyway",
    { marks: { style: "form" } },
    { marks: { style: "form", explode: true, allowReserved: false } },
    [],
  ],
  [
    "a part's header",
    { scan: { headers: { "X-Sum": { schema: text } } } },
    { scan: { headers: { "X-Sum": { required: true, schema: text } } } },
    CHANGED,
  ],
  [
    "the words of a part's header",
    { scan: { headers: { "X-Sum": { schema: text } } } },
    { scan: { headers: { "X-Sum": { schema: text, description: "A sum" } } } },
    [],
  ],
];

const URL_ENCODED: readonly PartRow<JsonObject>[] = [
  [
    "reserved characters as they are",
    { name: { allowReserved: false } },
    { name: { allowReserved: true } },
    CHANGED,
  ],
  ["the default style of a form in a URL's way, said", {}, { marks: { style: "form" } }, []],
  ["JSON in a form in a URL's way", {}, { area: { contentType: "application/json" } }, CHANGED],
];

testRows(MULTIPART, (encoding) => form(encoding, "multipart/form-data"));
testRows(URL_ENCODED, (encoding) => form(encoding, "application/x-www-form-urlencoded"));
testRows(
  [["an encoding where none applies", {}, { area: { contentType: "application/xml" } }, []]],
  (encoding) => form(encoding, "application/json"),
);
