import type { JsonObject } from "@calloff/openapi/internal";
import type { Finding } from "./departure.ts";
import { type Part, partOf, partsOf } from "./documented-response.ts";
import { essence, isJsonType, parseJson } from "./media-type.ts";
import type { Received } from "./received.ts";
import type { SchemaCheck } from "./schema-check.ts";

/** Statuses that cannot have a body (RFC 9110, section 15). */
const BODILESS = new Set([204, 205, 304]);

/** What the body, and the headers that describe it, are not as the documented response says. */
export function findInBody(
  document: JsonObject,
  response: Part,
  received: Received,
  check: SchemaCheck,
): Finding[] {
  const { text, brokenOff } = received;
  const contents = partsOf(document, response, "content");
  const expected = contents.map(([type]) => type).join(" or ") || "no body";
  if (brokenOff !== undefined) {
    return [body(expected, `a body that could not be read: ${brokenOff}`)];
  }
  if (contents.length === 0) return findExtra(received);
  if (text === "") return [body(expected, "an empty body")];

  const type = received.headers.get("content-type");
  const content = contents.find(([range]) => type !== null && matches(type, range));
  const wrongType: Finding[] =
    content === undefined
      ? [{ area: "header", at: "content-type", expected, received: { words: type ?? "no such header" } }]
      : [];
  const [mediaType, mediaObject] = content ?? contents[0] ?? [];
  if (mediaType === undefined || mediaObject === undefined || !isJsonType(type ?? mediaType)) {
    return wrongType;
  }
  const value = parseJson(text);
  if (value === undefined) return [...wrongType, body("JSON", `what is not JSON: ${text}`)];
  const schema = partOf(document, mediaObject, "schema");
  const broken = schema === undefined ? [] : check(schema.reference, value);
  return [...wrongType, ...broken.map((finding) => ({ area: "body" as const, ...finding }))];
}

function findExtra({ status, headers, text }: Received): Finding[] {
  if (text !== "") return [body("no body", `a body: ${text}`)];
  if (!BODILESS.has(status)) return [];
  // HTTP clients do not hand over bytes after a 204; that there are some, its headers say.
  const length = headers.get("content-length");
  if (length !== null && length !== "0") return [body("no body", `a body, of content-length ${length}`)];
  return headers.has("transfer-encoding") ? [body("no body", "a body, in chunks")] : [];
}

function body(expected: string, words: string): Finding {
  return { area: "body", at: "", expected, received: { words } };
}

/** Whether a media type is in a range such as `application/*`. */
function matches(type: string, range: string): boolean {
  const [kind, subtype] = essence(range).split("/");
  const [ownKind, ownSubtype] = essence(type).split("/");
  return (kind === "*" || kind === ownKind) && (subtype === "*" || subtype === ownSubtype);
}
