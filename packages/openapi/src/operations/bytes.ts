import {
  canonicalText,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  listOf,
  objectOf,
} from "../document/json.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import { isOpenRange, isSequenceType, mediaKind } from "./media-types.ts";

/** Says of a schema, in a copy of the document, that it stands where bytes are sent or come. */
export const BYTES = "x-calloff-bytes";

/** Whether what it is part of is JSON elsewhere, where it is a text. */
export type Bytes = "alone" | "or text";

/** Says of a schema of a list, in a copy of the document, that its items come one by one as a stream. */
export const STREAM = "x-calloff-stream";

/** What OpenAPI 3.2 says of each item of a body that is a sequence of them; undefined where it says nothing. */
export function itemSchemaOf(type: string, media: JsonValue | undefined): JsonValue | undefined {
  return isSequenceType(type) ? objectOf(media)["itemSchema"] : undefined;
}

/** Has what the document says of a body that is text or bytes to the client, whatever is said of it. */
export const DESCRIBED = "x-calloff-described";

/** Of a body that is text or bytes as a whole, in the place of the document's own. */
export function wholeBody(
  kind: "text" | "bytes",
  schema: JsonValue | undefined,
  bytes: Bytes = "alone",
): JsonObject {
  return {
    type: "string",
    ...(kind === "bytes" && { [BYTES]: bytes }),
    ...(schema !== undefined && { [DESCRIBED]: canonicalText(schema) }),
  };
}

export function isNormalized(schema: JsonValue | undefined): boolean {
  return isJsonObject(schema) && (DESCRIBED in schema || schema[BYTES] !== undefined || STREAM in schema);
}

/** OpenAPI 3.0 says `format: binary`, 3.1 a media type without an encoding that would make a text of it. */
export function isBinary(schema: JsonObject): boolean {
  const { type, format, contentMediaType, contentEncoding } = schema;
  if (schema[BYTES] !== undefined) return true;
  if (type !== undefined && ![type].flat().includes("string")) return false;
  if ("enum" in schema || "const" in schema) return false;
  if (format === "binary") return true;
  return (
    typeof contentMediaType === "string" &&
    contentEncoding === undefined &&
    mediaKind(contentMediaType) === "bytes"
  );
}

/** The object that a schema or another part is, or that its reference leads to; nothing for what is wrong or `true`. */
export function schemaAt(document: JsonObject, value: JsonValue | undefined): JsonObject | undefined {
  const { $ref: reference } = objectOf(value);
  const target = typeof reference === "string" ? resolveReference(document, reference).value : value;
  return isJsonObject(target) ? target : undefined;
}

/** Whether a body that may be of any type is one of bytes, as its schema says. */
export function isBinaryRange(document: JsonObject, type: string, media: JsonValue | undefined): boolean {
  if (!isOpenRange(type) || !isJsonObject(media)) return false;
  const schema = schemaAt(document, media["schema"]);
  return schema !== undefined && isBinary(schema);
}

/** The schemas that a schema is made of. */
export function membersOf(schema: JsonObject): JsonValue[] {
  return ["allOf", "anyOf", "oneOf"].flatMap((key) => listOf(schema[key]));
}

/** A schema and the parts of its `allOf`, however deep: those of one level before those of the next. */
export function* allOfParts(document: JsonObject, start: JsonValue): Generator<JsonObject> {
  const seen = new Set<JsonObject>();
  const left = [start];
  for (let next = left.shift(); next !== undefined; next = left.shift()) {
    const schema = schemaAt(document, next);
    if (schema === undefined || seen.has(schema)) continue;
    seen.add(schema);
    yield schema;
    left.push(...listOf(schema["allOf"]));
  }
}
