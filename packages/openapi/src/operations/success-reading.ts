import { isJsonObject, type JsonObject, type JsonValue, objectOf } from "../document/json.ts";
import { dereference } from "../document/resolve-reference.ts";
import { isBinaryRange, itemSchemaOf } from "./bytes.ts";
import { byPreference, type MediaKind, mediaKind, mediaTypes } from "./media-types.ts";

/** How the bodies of an operation's successes are read where its user asks for nothing else. */
interface SuccessReading {
  /** The preferred one first. */
  readonly types: readonly string[];
  readonly kind: MediaKind | "stream";
  /** Those of the types that are streams of items. */
  readonly streams: readonly string[];
  /** Whether it is what the client does without being told. */
  readonly isUsual: boolean;
}

/** Undefined where no success has a body. What may be of any type is taken for JSON, unless its schema says bytes. */
export function successReading(document: JsonObject, responses: JsonObject): SuccessReading | undefined {
  const contents = successStatuses(responses).flatMap((status): JsonValue[] => {
    const response = responses[status];
    return isJsonObject(response) ? [dereference(document, response)["content"] ?? {}] : [];
  });
  const types = byPreference([...new Set(contents.flatMap(mediaTypes))]);
  const [first] = types;
  if (first === undefined) return undefined;
  const isAny = (content: JsonValue): boolean =>
    Object.entries(objectOf(content)).some(
      ([type, media]) => type.trim() === "*/*" && !isBinaryRange(document, type, media),
    );
  const isUsual = types.includes("application/json") || contents.some(isAny);
  const streams = types.filter((type) => contents.some((content) => isStream(content, type)));
  const kind = isUsual ? "json" : streams.includes(first) ? "stream" : mediaKind(first);
  return { types, kind, isUsual, streams };
}

/** Whether the document says of its items what they are. */
function isStream(content: JsonValue, type: string): boolean {
  return Object.entries(objectOf(content)).some(
    ([name, value]) => name.trim().toLowerCase() === type && itemSchemaOf(name, value) !== undefined,
  );
}

/** The documented statuses that a success can have: `default` stands for those too where none is named. */
export function successStatuses(responses: JsonObject): string[] {
  const named = Object.keys(responses).filter((status) => /^2/.test(status));
  return named.length === 0 && "default" in responses ? ["default"] : named;
}
