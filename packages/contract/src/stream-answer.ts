import {
  itemSchemaOf,
  type JsonObject,
  type JsonValue,
  objectOf,
  successReading,
  successStatuses,
} from "@calloff/openapi/internal";
import { contentOf, type DocumentedOperation } from "./documented-operation.ts";

/** An answer that the client hands over as a stream of items. */
interface StreamAnswer {
  readonly mediaType: string;
  /** Of each item. */
  readonly schema: JsonValue;
}

/** Undefined where the status has no body, or one that is read whole. */
export function streamAnswer(
  document: JsonObject,
  { responses }: DocumentedOperation,
  code: string,
): StreamAnswer | undefined {
  const all = Object.fromEntries(responses);
  if (successReading(document, all)?.kind !== "stream" || !successStatuses(all).includes(code))
    return undefined;
  const contents = Object.entries(contentOf(responses.get(code) ?? {}));
  const [stream] = contents.flatMap(([mediaType, media]): StreamAnswer[] => {
    const schema = itemSchemaOf(mediaType, media);
    return schema === undefined ? [] : [{ mediaType, schema }];
  });
  return stream;
}

/** Items as they stand in a body. */
export function writeItems(mediaType: string, items: readonly JsonValue[]): string {
  if (isEvents(mediaType)) return items.map(writeEvent).join("");
  const begin = isSequence(mediaType) ? "\x1e" : "";
  return items.map((item) => `${begin}${JSON.stringify(item)}\n`).join("");
}

/** What stands in a body that `writeItems` has made. */
export function readItems(mediaType: string, body: string): JsonValue[] {
  if (isEvents(mediaType)) return body.split("\n\n").slice(0, -1).map(readEvent);
  const texts = body.split("\n").slice(0, -1);
  return texts.map((text) => JSON.parse(text.replace("\x1e", "")) as JsonValue);
}

/** Why an item cannot be written; undefined when it can. The HTML standard says what an event may hold. */
export function itemHindrance(mediaType: string, item: JsonValue): string | undefined {
  if (!isEvents(mediaType)) return undefined;
  const { data, ...others } = objectOf(item);
  if (typeof data !== "string" || data.includes("\r")) return "an event must have data, which is text";
  for (const [name, value] of Object.entries(others)) {
    const isText = typeof value === "string" && !/[\r\n]/.test(value);
    const isField =
      (name === "event" && isText && value !== "") ||
      (name === "id" && isText && !value.includes("\0")) ||
      (name === "retry" && Number.isSafeInteger(value) && Number(value) >= 0);
    if (!isField) return `an event cannot have ${JSON.stringify(value)} as ${name}`;
  }
  return undefined;
}

function writeEvent(item: JsonValue): string {
  const { data, ...others } = objectOf(item);
  const fields = Object.entries(others).map(([name, value]) => `${name}: ${value}\n`);
  const lines = String(data)
    .split("\n")
    .map((line) => `data: ${line}\n`);
  return `${fields.join("")}${lines.join("")}\n`;
}

function readEvent(text: string): JsonValue {
  const event: Record<string, JsonValue> = {};
  for (const line of text.split("\n")) {
    const [name = "", value = ""] = line.split(/: (.*)/s);
    if (name === "data" && "data" in event) event["data"] = `${event["data"]}\n${value}`;
    else event[name] = name === "retry" ? Number(value) : value;
  }
  return event;
}

function isEvents(mediaType: string): boolean {
  return /^text\/event-stream\s*(?:;|$)/i.test(mediaType.trim());
}

function isSequence(mediaType: string): boolean {
  return /[/+]json-seq\s*(?:;|$)/i.test(mediaType);
}
