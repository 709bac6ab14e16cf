import {
  canonicalText,
  dereference,
  isBinary,
  isBinaryRange,
  isFormType,
  isJsonObject,
  isMultipartType,
  isNormalized,
  isOpenRange,
  itemSchemaOf,
  type JsonObject,
  type JsonValue,
  listOperations,
  type MediaKind,
  mediaKind,
  objectOf,
  STREAM,
  schemaAt,
  successReading,
  successStatuses,
  wholeBody,
} from "@calloff/openapi/internal";
import { markBytes } from "./mark-bytes.ts";

/** Has the media types of a response that only come to who asks for them. */
export const ASKED = "x-calloff-asked";

/** What a response is read as. openapi-fetch reads errors as JSON, and what is no JSON as text. */
type Reading = MediaKind | "stream" | "error";

/** The responses that have been mended, which several operations may share. */
type Mended = Map<JsonObject, { readonly content: JsonObject; readonly reading: Reading }>;

/**
 * Gives bodies that are no JSON the types of what the client takes and gives: text, or a Blob. Types of answers that
 * are only there for who asks for them are left out where JSON is read.
 */
export function normalizeBodies(document: JsonObject): void {
  markBytes(document);
  const mended: Mended = new Map();
  for (const { operation } of listOperations(document)) {
    const { requestBody, responses } = operation;
    if (isJsonObject(requestBody)) normalizeRequestBody(document, dereference(document, requestBody));
    if (isJsonObject(responses)) normalizeAnswers(document, responses, mended);
  }
}

function normalizeRequestBody(document: JsonObject, body: JsonObject): void {
  const content = objectOf(body["content"]);
  for (const [type, media] of Object.entries(content)) {
    const kind = mediaKind(type);
    const item = itemSchemaOf(type, media);
    if (item !== undefined) {
      content[type] = { ...withoutItems(media), schema: wholeBody("bytes", item, "or text") };
      continue;
    }
    const isWritten = kind === "json" || isFormType(type) || isMultipartType(type) || isOpenRange(type);
    if (!isWritten) content[type] = typed(document, media, kind);
  }
}

function normalizeAnswers(document: JsonObject, responses: JsonObject, mended: Mended): void {
  const kind = successReading(document, responses)?.kind ?? "json";
  const successes = new Set(successStatuses(responses));
  for (const [status, value] of Object.entries(responses)) {
    if (status.startsWith("x-") || !isJsonObject(value)) continue;
    const response = dereference(document, value);
    const reading = successes.has(status) ? kind : "error";
    const before = mended.get(response);
    const content = before?.content ?? response["content"];
    if (!isJsonObject(content) || before?.reading === reading) continue;
    const own = contentAs(document, content, reading);
    if (before !== undefined) {
      // Another operation reads it in another way.
      responses[status] = { ...response, content: own };
      continue;
    }
    mended.set(response, { content, reading });
    response["content"] = own;
    const asked = Object.entries(content).filter(([type]) => !Object.hasOwn(own, type));
    if (asked.length > 0)
      response[ASKED] = Object.fromEntries(asked.map(([type, media]) => [type, canonicalText(media)]));
  }
}

function contentAs(document: JsonObject, content: JsonObject, reading: Reading): JsonObject {
  const entries = Object.entries(content);
  const json = entries.filter(([type, media]) => canBeJson(document, type, media));
  const streams = entries.filter(([type, media]) => itemSchemaOf(type, media) !== undefined);
  if (reading === "error")
    return { ...content, ...contentOf(document, json.length > 0 ? streams : entries, () => "text") };
  // What else there is comes to who asks for it.
  if (reading === "stream" && streams.length > 0) return contentOf(document, streams, () => reading);
  if (reading === "stream") return contentOf(document, entries, mediaKind);
  if (reading !== "json") return contentOf(document, entries, () => reading);
  // Another success has JSON: this one can be read by whoever asks for what it is.
  return json.length > 0 ? Object.fromEntries(json) : contentOf(document, entries, mediaKind);
}

function canBeJson(document: JsonObject, type: string, media: JsonValue): boolean {
  return mediaKind(type) === "json" || (isOpenRange(type) && !isBinaryRange(document, type, media));
}

function contentOf(
  document: JsonObject,
  entries: readonly (readonly [string, JsonValue])[],
  kindOf: (type: string) => Exclude<Reading, "error">,
): JsonObject {
  return Object.fromEntries(
    entries.map(([type, media]) => {
      const kind = kindOf(type);
      const item = itemSchemaOf(type, media);
      if (item === undefined) return [type, typed(document, media, kind === "stream" ? "text" : kind)];
      const list = { type: "array", items: item, [STREAM]: true };
      const schema = kind === "stream" ? list : wholeBody(kind === "bytes" ? kind : "text", item);
      return [type, { ...withoutItems(media), schema }];
    }),
  );
}

function withoutItems(media: JsonValue): JsonObject {
  const { itemSchema: _, ...others } = objectOf(media);
  return others;
}

/** The media type with a schema of what it is to the client; words stay, and texts that say which they are. */
function typed(document: JsonObject, value: JsonValue, kind: MediaKind): JsonValue {
  const media = objectOf(value);
  if (kind === "json" || isNormalized(media["schema"])) return media;
  if (kind === "bytes") return { ...media, schema: wholeBody(kind, media["schema"]) };
  const schema = schemaAt(document, media["schema"]);
  const isText = schema?.["type"] === "string" && !isBinary(schema);
  return isText ? media : { ...media, schema: wholeBody(kind, media["schema"]) };
}
