import type { JsonObject } from "@calloff/openapi/internal";
import type { Edit } from "../edit.ts";
import { anywhere, freshName, holds, listIn, madeIn } from "../json-access.ts";
import { placedEdit, toggle } from "../places.ts";
import { is31 } from "../schema-shapes.ts";

const OWN_WORDS = "Said in other words.";

/** What people read, and what no client calls. */
export const DOCUMENTATION_EDITS: readonly Edit[] = [
  ...(["operation", "parameter", "response", "request-body", "header", "schema"] as const).map((kind) =>
    placedEdit(`description of a ${kind} changed`, kind, anywhere, (value) => {
      value["description"] = value["description"] === OWN_WORDS ? `${OWN_WORDS} Again.` : OWN_WORDS;
    }),
  ),
  placedEdit("title changed", "schema", anywhere, (schema) => {
    schema["title"] = schema["title"] === OWN_WORDS ? `${OWN_WORDS} Again.` : OWN_WORDS;
  }),
  placedEdit("example changed", "schema", anywhere, (schema, _pick, _place, document) => {
    const keyword = is31(document) ? "examples" : "example";
    if (schema[keyword] !== undefined) delete schema[keyword];
    else schema[keyword] = is31(document) ? ["an example"] : "an example";
  }),
  placedEdit("summary changed", "operation", anywhere, (operation) => {
    operation["summary"] = operation["summary"] === OWN_WORDS ? `${OWN_WORDS} Again.` : OWN_WORDS;
  }),
  placedEdit("tag added", "operation", anywhere, (operation) => {
    const tags = listIn(operation, "tags");
    operation["tags"] = [...tags, freshName("added", tags.map(String))];
  }),
  placedEdit("tag removed", "operation", holds("tags"), (operation) => {
    operation["tags"] = listIn(operation, "tags").slice(1);
  }),
  placedEdit("extension added", "operation", anywhere, (operation) => {
    operation[freshName("x-added", Object.keys(operation))] = { any: ["thing"] };
  }),
  {
    name: "version of the document changed",
    change(document) {
      const info = madeIn(document, "info");
      info["version"] = `${String(info["version"])}.1`;
      return "/info/version";
    },
  },
  {
    name: "webhook added or removed",
    change(document) {
      if (!is31(document)) return undefined;
      if (document["webhooks"] === undefined) {
        const schema: JsonObject = { type: "object", properties: { added: { type: "string" } } };
        const requestBody: JsonObject = { content: { "application/json": { schema } } };
        document["webhooks"] = {
          added: { post: { requestBody, responses: { "200": { description: "Taken" } } } },
        };
      } else delete document["webhooks"];
      return "/webhooks";
    },
  },
  toggle(
    "callback added or removed",
    "operation",
    "callbacks",
    (_operation, { path }) => path[0] === "paths" && path.length === 3,
    { added: { "{$request.body#/url}": { post: { responses: { "200": { description: "Taken" } } } } } },
  ),
];
