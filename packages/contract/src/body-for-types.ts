import {
  isBinary,
  isBinaryRange,
  isFormType,
  isJsonObject,
  isMultipartType,
  isOpenRange,
  type JsonObject,
  type JsonValue,
  mediaKind,
  membersOf,
  objectOf,
  schemaAt,
} from "@calloff/openapi/internal";
import type { SampledBody } from "./request-sample.ts";

/** A sample's text that stands for bytes: the types ask for a Blob there. */
export class SampledBytes {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The sample as the types of the package have it. */
export function bodyForTypes(document: JsonObject, { mediaType, media, value }: SampledBody): unknown {
  if (isMultipartType(mediaType) && isJsonObject(value)) {
    const parts = partsOf(document, media["schema"]);
    const typed = Object.entries(value).map(([name, part]) => [
      name,
      typedPart(document, parts.get(name) ?? [], part),
    ]);
    return Object.fromEntries(typed);
  }
  const isRaw = !isFormType(mediaType) && !isOpenRange(mediaType) && mediaKind(mediaType) === "bytes";
  const isBytes = isRaw || isBinaryRange(document, mediaType, media);
  return isBytes && typeof value === "string" ? new SampledBytes(value) : value;
}

/** The same with Blobs for what stands for bytes, as users give them. */
export function withBlobs(value: unknown): unknown {
  if (value instanceof SampledBytes) return new Blob([value.text]);
  if (Array.isArray(value)) return value.map(withBlobs);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withBlobs(part)]));
}

function typedPart(document: JsonObject, schemas: readonly JsonValue[], value: JsonValue): unknown {
  if (Array.isArray(value)) {
    const items = schemas.flatMap((schema) => schemaAt(document, schema)?.["items"] ?? []);
    return value.map((item) => (Array.isArray(item) ? item : typedPart(document, items, item)));
  }
  const isFile = typeof value === "string" && schemas.some((schema) => saysBytes(document, schema));
  return isFile ? new SampledBytes(value) : value;
}

/** The schemas of a form's properties, by their names. */
function partsOf(
  document: JsonObject,
  value: JsonValue | undefined,
  seen: Set<JsonObject> = new Set(),
): Map<string, JsonValue[]> {
  const schema = schemaAt(document, value);
  if (schema === undefined || seen.has(schema)) return new Map();
  seen.add(schema);
  const own = Object.entries(objectOf(schema["properties"]));
  const others = membersOf(schema).flatMap((member) => [...partsOf(document, member, seen)]);
  const parts = new Map<string, JsonValue[]>(own.map(([name, part]) => [name, [part]]));
  for (const [name, more] of others) parts.set(name, [...(parts.get(name) ?? []), ...more]);
  return parts;
}

function saysBytes(
  document: JsonObject,
  value: JsonValue | undefined,
  seen: Set<JsonObject> = new Set(),
): boolean {
  const schema = schemaAt(document, value);
  if (schema === undefined || seen.has(schema)) return false;
  seen.add(schema);
  return isBinary(schema) || membersOf(schema).some((member) => saysBytes(document, member, seen));
}
