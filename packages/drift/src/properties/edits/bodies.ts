import type { JsonObject } from "@calloff/openapi/internal";
import type { Edit } from "../edit.ts";
import { freshName, holds, madeIn, namesIn, renameKey } from "../json-access.ts";
import { nameRemoval, placedEdit, removal, toggle } from "../places.ts";

const MEDIA_TYPES = ["application/json", "application/xml", "multipart/form-data", "text/plain", "text/csv"];

/** What a call sends, and media types on either side. */
export const BODY_EDITS: readonly Edit[] = [
  ...[false, true].map((required) =>
    placedEdit(
      `${required ? "required" : "optional"} body added`,
      "operation",
      ({ requestBody }) => requestBody === undefined,
      (operation) => {
        const schema: JsonObject = {
          type: "object",
          required: ["added"],
          properties: { added: { type: "string" } },
        };
        operation["requestBody"] = {
          ...(required ? { required } : {}),
          content: { "application/json": { schema } },
        };
      },
    ),
  ),
  removal("body removed", "operation", "requestBody"),
  toggle("body required or no longer so", "request-body", "required"),
  ...(["request-body", "response"] as const).flatMap((kind) => [
    placedEdit(`media type of a ${kind} added`, kind, holds("content"), (value, pick) => {
      const added =
        pick(MEDIA_TYPES.filter((type) => !namesIn(value, "content").includes(type))) ?? "text/html";
      madeIn(value, "content")[added] = { schema: structuredClone(pick(SCHEMAS)) ?? {} };
      return added;
    }),
    nameRemoval(`media type of a ${kind} removed`, kind, "content", 2),
    placedEdit(`media type of a ${kind} renamed`, kind, holds("content"), (value, pick) => {
      const names = namesIn(value, "content");
      const from = pick(names) ?? "";
      const to = freshName("application/vnd.renamed", names);
      renameKey(madeIn(value, "content"), from, to);
      return `${from} → ${to}`;
    }),
  ]),
  removal("schema of a media type removed", "media-type", "schema"),
];

const SCHEMAS: readonly JsonObject[] = [
  { type: "string" },
  { type: "object", properties: { added: { type: "boolean" } } },
  { type: "array", items: { type: "number" } },
];
