import { isJsonObject, type JsonValue } from "../document/json.ts";

/** What a body of a media type is to the client: a JSON value, text, or bytes in a Blob. */
export type MediaKind = "json" | "text" | "bytes";

/** The runtime's `transformAnswer` decides by the same rule; a test holds the two together. */
export function mediaKind(type: string): MediaKind {
  const name = type.trim().toLowerCase();
  if (/^[^;]*[/+]json\s*(?:;|$)/.test(name)) return "json";
  const isText = /^text\/|[/+](?:xml|yaml|csv|x-ndjson|jsonl|x-www-form-urlencoded)\b/.test(name);
  return isText ? "text" : "bytes";
}

/** Whether it stands for types of which JSON is one. */
export function isOpenRange(type: string): boolean {
  return /^(?:\*|application)\/\*\s*(?:;|$)/i.test(type.trim());
}

/** Whether what is of this type is a sequence of items: server-sent events, JSON lines by several names, JSON texts. */
export function isSequenceType(type: string): boolean {
  return /^(?:text\/event-stream|application\/(?:x-)?(?:ndjson|jsonl|json-?lines)|[^;]*[/+]json-seq)\s*(?:;|$)/i.test(
    type.trim(),
  );
}

export function isMultipartType(type: string): boolean {
  return /^multipart\//i.test(type.trim());
}

export function isFormType(type: string): boolean {
  return /^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type.trim());
}

/** The media types of a `content` that can be sent or asked for, the preferred one first. */
export function mediaTypes(content: JsonValue | undefined): string[] {
  if (!isJsonObject(content)) return [];
  const types = Object.keys(content).map((type) => type.trim().toLowerCase());
  // What else stands there cannot be a header's value.
  return byPreference(types.filter((type) => /^[\w.+*-]+\/[\w.+*-]+(?:;[\x20-\x7e]*)?$/.test(type)));
}

/** JSON first, because types and values of it are the same thing; then forms; else as they come. */
export function byPreference(types: readonly string[]): string[] {
  return [...types].sort((a, b) => rank(a) - rank(b));
}

function rank(type: string): number {
  if (/^application\/json\s*(?:;|$)/.test(type)) return 0;
  if (mediaKind(type) === "json") return 1;
  if (isMultipartType(type)) return 2;
  return isFormType(type) ? 3 : 4;
}
